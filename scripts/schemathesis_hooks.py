"""What JSON Schema cannot say of Kheo's API, said to schemathesis."""
import schemathesis

# Bytes of UTF-8 that values may have; the description counts characters.
LONGEST = {"q": 2000, "text": 2000, "source": 200, "place": 200, "unitKind": 200, "role": 200}


def shorten(name, value):
    """A value that is within the number of bytes, too."""
    longest = LONGEST.get(name)
    if longest is None or not isinstance(value, str):
        return value
    return value.encode("utf-8", "replace")[:longest].decode("utf-8", "ignore")


@schemathesis.hook
def before_call(ctx, case, kwargs):
    if case.meta is None or not case.meta.generation.mode.is_positive:
        return
    if isinstance(case.query, dict):
        # A cursor that is made up is well-formed and of no search.
        case.query.pop("cursor", None)
        for name, value in case.query.items():
            case.query[name] = shorten(name, value)
    if isinstance(case.body, dict) and isinstance(case.body.get("searches"), list):
        for search in case.body["searches"]:
            if isinstance(search, dict):
                for name, value in search.items():
                    search[name] = shorten(name, value)
