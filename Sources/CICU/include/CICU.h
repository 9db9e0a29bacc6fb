// What Kheo takes from the system's ICU, behind a header of our own: opaque handles and plain integers.
//
// No ICU header is included here. ICU renames its functions by macros that Swift cannot see, and its headers clash
// with the ICU inside Foundation as soon as one compilation sees both.
#ifndef KHEO_CICU_H
#define KHEO_CICU_H

#include <stdbool.h>
#include <stdint.h>

/// The version of the ICU that the process runs with, as text such as "72.1".
const char *kheo_icu_version(void);

// MARK: Properties of a scalar. Any value is taken; what is no scalar has the properties of an unassigned one.

/// Word_Break values that Kheo tells apart (UAX #29, table 3); every other value is KHEO_WB_OTHER.
enum {
  KHEO_WB_OTHER = 0,
  KHEO_WB_LETTER = 1,        // ALetter, Hebrew_Letter, Katakana
  KHEO_WB_NUMERIC = 2,
  KHEO_WB_EXTEND = 3,       // Extend, ZWJ
  KHEO_WB_FORMAT = 4,
  KHEO_WB_MID_LETTER = 5,   // MidLetter
  KHEO_WB_MID_NUM_LET = 6,  // MidNumLet, Single_Quote
};

/// Scripts that Kheo tells apart.
enum {
  KHEO_SCRIPT_OTHER = 0,
  KHEO_SCRIPT_COMMON = 1,
  KHEO_SCRIPT_INHERITED = 2,
  KHEO_SCRIPT_LATIN = 3,
  KHEO_SCRIPT_GREEK = 4,
  KHEO_SCRIPT_CYRILLIC = 5,
  KHEO_SCRIPT_POINTED = 6,  // Arabic, Hebrew, Syriac: vowel points are optional
};

/// One of KHEO_WB_….
int32_t kheo_word_break(uint32_t scalar);
/// One of KHEO_SCRIPT_….
int32_t kheo_script(uint32_t scalar);
/// The value of a decimal digit (General_Category Nd) of any script, or -1.
int32_t kheo_digit_value(uint32_t scalar);
/// Canonical_Combining_Class.
int32_t kheo_combining_class(uint32_t scalar);
/// Whether General_Category is L or Nl.
bool kheo_is_letter(uint32_t scalar);
/// Whether General_Category is Mn, Mc or Me.
bool kheo_is_mark(uint32_t scalar);
/// Whether General_Category is Lu or Lt.
bool kheo_is_uppercase(uint32_t scalar);
/// Whether the scalar is white space (White_Space).
bool kheo_is_white_space(uint32_t scalar);
/// Default_Ignorable_Code_Point.
bool kheo_is_ignorable(uint32_t scalar);
/// Ideographic.
bool kheo_is_ideographic(uint32_t scalar);
/// Alphabetic.
bool kheo_is_alphabetic(uint32_t scalar);
/// The simple lower-case mapping.
uint32_t kheo_lowercase(uint32_t scalar);
/// The simple case folding: lower case, and one letter for its variants (ς and σ, ß and ẞ).
uint32_t kheo_fold_case(uint32_t scalar);

// MARK: Normalization (UAX #15).

enum { KHEO_NFC = 0, KHEO_NFD = 1, KHEO_NFKC = 2, KHEO_NFKD = 3, KHEO_NFKC_CASEFOLD = 4 };

/// The full compatibility decomposition of one scalar into at most `capacity` scalars; returns how many were written.
/// A scalar without one yields itself.
int32_t kheo_compatibility_decomposition(uint32_t scalar, uint32_t *result, int32_t capacity);
/// The canonical composition of two scalars, or -1.
int32_t kheo_compose(uint32_t first, uint32_t second);
/// Normalizes UTF-8 into UTF-8. Returns the bytes of the result, or -1 if they exceed `capacity` or ICU fails.
int32_t kheo_normalize(int32_t form, const char *text, int32_t byteCount, char *result, int32_t capacity);

// MARK: Transliteration.

/// Latin-ASCII of UTF-8 into UTF-8. Slow to open; meant for building tables. Returns bytes, or -1 on failure.
int32_t kheo_latin_ascii(const char *text, int32_t byteCount, char *result, int32_t capacity);

// MARK: Boundaries. A handle belongs to one thread at a time.

typedef struct kheo_breaker kheo_breaker;

/// An iterator over the word boundaries (`words`) or grapheme boundaries of the root locale; null if ICU has no data.
kheo_breaker *kheo_breaker_open(bool words);
void kheo_breaker_close(kheo_breaker *breaker);
/// Sets the UTF-8 text, which must stay in place while it is iterated. False on failure.
bool kheo_breaker_set_text(kheo_breaker *breaker, const char *text, int64_t byteCount);
/// The next boundary, in bytes from the start of the text, or -1 at the end. Begins after 0.
int64_t kheo_breaker_next(kheo_breaker *breaker);
/// Whether what ends at the last boundary is a word: letters, digits, kana or ideographs.
bool kheo_breaker_is_word(kheo_breaker *breaker);

#endif
