#include "CICU.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>
#include <unicode/utext.h>
#include <unicode/utrans.h>
#include <unicode/uversion.h>

const char *kheo_icu_version(void) {
  static _Thread_local char text[U_MAX_VERSION_STRING_LENGTH];
  UVersionInfo version;
  u_getVersion(version);
  u_versionToString(version, text);
  return text;
}

// MARK: Properties

int32_t kheo_word_break(uint32_t scalar) {
  switch (u_getIntPropertyValue((UChar32)scalar, UCHAR_WORD_BREAK)) {
    case U_WB_ALETTER:
    case U_WB_HEBREW_LETTER:
    case U_WB_KATAKANA: return KHEO_WB_LETTER;
    case U_WB_NUMERIC: return KHEO_WB_NUMERIC;
    case U_WB_EXTEND:
    case U_WB_ZWJ: return KHEO_WB_EXTEND;
    case U_WB_FORMAT: return KHEO_WB_FORMAT;
    case U_WB_MIDLETTER: return KHEO_WB_MID_LETTER;
    case U_WB_MIDNUMLET:
    case U_WB_SINGLE_QUOTE: return KHEO_WB_MID_NUM_LET;
    default: return KHEO_WB_OTHER;
  }
}

int32_t kheo_script(uint32_t scalar) {
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript((UChar32)scalar, &status)) {
    case USCRIPT_COMMON: return KHEO_SCRIPT_COMMON;
    case USCRIPT_INHERITED: return KHEO_SCRIPT_INHERITED;
    case USCRIPT_LATIN: return KHEO_SCRIPT_LATIN;
    case USCRIPT_GREEK: return KHEO_SCRIPT_GREEK;
    case USCRIPT_CYRILLIC: return KHEO_SCRIPT_CYRILLIC;
    case USCRIPT_ARABIC:
    case USCRIPT_HEBREW:
    case USCRIPT_SYRIAC: return KHEO_SCRIPT_POINTED;
    default: return KHEO_SCRIPT_OTHER;
  }
}

int32_t kheo_digit_value(uint32_t scalar) { return u_charDigitValue((UChar32)scalar); }
int32_t kheo_combining_class(uint32_t scalar) { return u_getCombiningClass((UChar32)scalar); }

static bool has_category(uint32_t scalar, uint32_t mask) { return (U_GET_GC_MASK((UChar32)scalar) & mask) != 0; }

bool kheo_is_letter(uint32_t scalar) { return has_category(scalar, U_GC_L_MASK | U_GC_NL_MASK); }
bool kheo_is_mark(uint32_t scalar) { return has_category(scalar, U_GC_M_MASK); }
bool kheo_is_uppercase(uint32_t scalar) { return has_category(scalar, U_GC_LU_MASK | U_GC_LT_MASK); }
bool kheo_is_white_space(uint32_t scalar) { return u_isUWhiteSpace((UChar32)scalar); }

bool kheo_is_ignorable(uint32_t scalar) {
  return u_hasBinaryProperty((UChar32)scalar, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

bool kheo_is_ideographic(uint32_t scalar) { return u_hasBinaryProperty((UChar32)scalar, UCHAR_IDEOGRAPHIC); }
bool kheo_is_alphabetic(uint32_t scalar) { return u_hasBinaryProperty((UChar32)scalar, UCHAR_ALPHABETIC); }
uint32_t kheo_fold_case(uint32_t scalar) { return (uint32_t)u_foldCase((UChar32)scalar, U_FOLD_CASE_DEFAULT); }
uint32_t kheo_lowercase(uint32_t scalar) { return (uint32_t)u_tolower((UChar32)scalar); }

// MARK: Normalization

static const UNormalizer2 *normalizer(int32_t form) {
  UErrorCode status = U_ZERO_ERROR;
  switch (form) {
    case KHEO_NFC: return unorm2_getNFCInstance(&status);
    case KHEO_NFD: return unorm2_getNFDInstance(&status);
    case KHEO_NFKC: return unorm2_getNFKCInstance(&status);
    case KHEO_NFKD: return unorm2_getNFKDInstance(&status);
    case KHEO_NFKC_CASEFOLD: return unorm2_getNFKCCasefoldInstance(&status);
    default: return NULL;
  }
}

int32_t kheo_compatibility_decomposition(uint32_t scalar, uint32_t *result, int32_t capacity) {
  if (capacity < 1) return 0;
  UChar units[32];  // The longest decomposition, that of U+FDFA, has 18 units.
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2 *nfkd = normalizer(KHEO_NFKD);
  int32_t length = nfkd ? unorm2_getDecomposition(nfkd, (UChar32)scalar, units, 32, &status) : -1;
  if (length < 0 || U_FAILURE(status)) {
    result[0] = scalar;
    return 1;
  }
  int32_t count = 0;
  for (int32_t i = 0; i < length && count < capacity;) {
    UChar32 c;
    U16_NEXT(units, i, length, c);
    result[count++] = (uint32_t)c;
  }
  return count;
}

int32_t kheo_compose(uint32_t first, uint32_t second) {
  const UNormalizer2 *nfc = normalizer(KHEO_NFC);
  return nfc ? unorm2_composePair(nfc, (UChar32)first, (UChar32)second) : -1;
}

/// UTF-16 of UTF-8, ill-formed sequences as U+FFFD; the caller frees it. Null if memory runs out.
static UChar *utf16(const char *text, int32_t byteCount, int32_t *length) {
  UChar *units = malloc(((size_t)byteCount + 1) * sizeof *units);
  UErrorCode status = U_ZERO_ERROR;
  if (units) u_strFromUTF8WithSub(units, byteCount + 1, length, text, byteCount, 0xFFFD, NULL, &status);
  if (units && U_FAILURE(status)) {
    free(units);
    return NULL;
  }
  return units;
}

static int32_t utf8(const UChar *units, int32_t length, char *result, int32_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  int32_t byteCount = 0;
  u_strToUTF8WithSub(result, capacity, &byteCount, units, length, 0xFFFD, NULL, &status);
  return U_FAILURE(status) ? -1 : byteCount;
}

int32_t kheo_normalize(int32_t form, const char *text, int32_t byteCount, char *result, int32_t capacity) {
  const UNormalizer2 *instance = normalizer(form);
  int32_t length = 0;
  UChar *source = instance ? utf16(text, byteCount, &length) : NULL;
  if (!source) return -1;
  int32_t room = 18 * length + 1;
  UChar *target = malloc((size_t)room * sizeof *target);
  UErrorCode status = U_ZERO_ERROR;
  int32_t written = target ? unorm2_normalize(instance, source, length, target, room, &status) : -1;
  int32_t bytes = written >= 0 && U_SUCCESS(status) ? utf8(target, written, result, capacity) : -1;
  free(source);
  free(target);
  return bytes;
}

// MARK: Transliteration

int32_t kheo_latin_ascii(const char *text, int32_t byteCount, char *result, int32_t capacity) {
  static const UChar name[] = u"Latin-ASCII";
  UErrorCode status = U_ZERO_ERROR;
  UTransliterator *transliterator = utrans_openU(name, -1, UTRANS_FORWARD, NULL, 0, NULL, &status);
  int32_t length = 0;
  UChar *source = utf16(text, byteCount, &length);
  int32_t room = 8 * length + 64;
  UChar *target = malloc((size_t)room * sizeof *target);
  int32_t bytes = -1;
  if (U_SUCCESS(status) && source && target) {
    memcpy(target, source, (size_t)length * sizeof *target);
    int32_t limit = length;
    utrans_transUChars(transliterator, target, &length, room, 0, &limit, &status);
    if (U_SUCCESS(status)) bytes = utf8(target, length, result, capacity);
  }
  if (transliterator) utrans_close(transliterator);
  free(source);
  free(target);
  return bytes;
}

// MARK: Boundaries

struct kheo_breaker {
  UBreakIterator *iterator;
  UText *text;
};

kheo_breaker *kheo_breaker_open(bool words) {
  UErrorCode status = U_ZERO_ERROR;
  UBreakIterator *iterator = ubrk_open(words ? UBRK_WORD : UBRK_CHARACTER, "root", NULL, 0, &status);
  if (U_FAILURE(status)) return NULL;
  kheo_breaker *breaker = calloc(1, sizeof *breaker);
  if (!breaker) {
    ubrk_close(iterator);
    return NULL;
  }
  breaker->iterator = iterator;
  return breaker;
}

void kheo_breaker_close(kheo_breaker *breaker) {
  if (!breaker) return;
  ubrk_close(breaker->iterator);
  if (breaker->text) utext_close(breaker->text);
  free(breaker);
}

bool kheo_breaker_set_text(kheo_breaker *breaker, const char *text, int64_t byteCount) {
  UErrorCode status = U_ZERO_ERROR;
  breaker->text = utext_openUTF8(breaker->text, text, byteCount, &status);
  ubrk_setUText(breaker->iterator, breaker->text, &status);
  return U_SUCCESS(status);
}

int64_t kheo_breaker_next(kheo_breaker *breaker) {
  int32_t boundary = ubrk_next(breaker->iterator);
  return boundary == UBRK_DONE ? -1 : boundary;
}

bool kheo_breaker_is_word(kheo_breaker *breaker) {
  return ubrk_getRuleStatus(breaker->iterator) >= UBRK_WORD_NUMBER;
}
