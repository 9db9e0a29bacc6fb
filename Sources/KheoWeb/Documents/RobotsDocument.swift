/// What robots may read (RFC 9309): the start page and the help, nothing that comes out of a search.
public enum RobotsDocument {
  public static let contentType = "text/plain; charset=utf-8"

  public static let document: [UInt8] = Array(
    """
    User-agent: *
    Disallow: /search
    Disallow: /v1
    Disallow: /articles/
    Disallow: /units/
    Disallow: /people/

    """.utf8)
}
