package io.vireo.importer;

/** A problem of a legacy row or file, and how the import handles it. */
enum ImportProblem {
    NAME_MISSING(Fate.SKIPPED, "accounts without a username"),
    NAME_TOO_LONG(Fate.SKIPPED, "accounts whose username has more than 25 characters"),
    NAME_UNUSABLE(
            Fate.INFO,
            "accounts whose username cannot be used in a URL path (a slash, a backslash, blanks at its ends): kept, the owner can"
                    + " sign in"),
    NAME_TWICE(Fate.SKIPPED, "accounts whose username an older account has, ignoring case"),
    CHANNEL_NUMBER(Fate.SKIPPED, "accounts whose number is not a 32-bit number"),
    PASSWORD_UNKNOWN(Fate.LOSSY, "accounts whose password is not a bcrypt hash: the owner must reset it"),
    WITHOUT_DETAILS(Fate.INFO, "accounts without details: they get no mail and cannot reset a password"),
    NAME_FORBIDDEN(Fate.INFO, "accounts whose username has one of * ( ) : { } | < >, which sign-up rejects: kept"),

    DETAILS_WITHOUT_ACCOUNT(Fate.SKIPPED, "details without an account"),
    DETAILS_TWICE(Fate.SKIPPED, "details of an account that has several: the correct one is unknown"),
    EMAIL_MISSING(Fate.SKIPPED, "details without an e-mail address"),
    EMAIL_TOO_LONG(Fate.SKIPPED, "details whose e-mail address has more than 255 characters"),
    EMAIL_TWICE(Fate.SKIPPED, "details whose e-mail address an older account has, ignoring case"),
    PERSON_TOO_LONG(Fate.SKIPPED, "details with a name of more than 25 characters"),
    EMAIL_INVALID(Fate.INFO, "details whose e-mail address is invalid: imported, but receives no mail"),
    PERSON_FORBIDDEN(Fate.INFO, "details with characters in a name that sign-up rejects: kept"),
    BIRTH_UNKNOWN(Fate.INFO, "details whose birth is not a date: imported without it"),

    HASH_INVALID(Fate.SKIPPED, "videos whose hash path is not seven characters of a-z0-9"),
    HASH_TWICE(Fate.SKIPPED, "videos whose hash path another video has"),
    VIDEO_NUMBER(Fate.SKIPPED, "videos whose number is not a 32-bit number"),
    WITHOUT_CHANNEL(Fate.SKIPPED, "videos without a channel"),
    CHANNEL_SKIPPED(Fate.SKIPPED, "videos of an account that is not imported"),
    TITLE_TOO_LONG(Fate.SKIPPED, "videos with a title of more than 255 characters"),
    WITHOUT_FILE(Fate.SKIPPED, "videos without a file: never uploaded, or lost"),
    NOT_MP4(Fate.SKIPPED, "videos whose file is not a playable MP4"),
    UNREADABLE(Fate.SKIPPED, "videos whose file cannot be read"),
    UPLOAD_UNKNOWN(Fate.INFO, "videos whose day of upload is not a date: sorted as the oldest"),
    WITHOUT_TITLE(Fate.INFO, "videos without a title: imported with an empty title"),
    WITHOUT_THUMBNAIL(Fate.INFO, "videos without a PNG thumbnail: one is generated from the video"),

    PICTURE_INVALID(Fate.INFO, "pictures of channels that are not JPEG images: not imported"),
    FILE_WITHOUT_ROW(Fate.SKIPPED, "files without a row: does --from belong to this folder?");

    /** How the import handles a row with the problem. {@link #SKIPPED} and {@link #LOSSY} mark the legacy data as broken. */
    enum Fate {
        /** Not imported. */
        SKIPPED,
        /** Imported with a loss of data. */
        LOSSY,
        /** Imported; for information. */
        INFO
    }

    private final Fate fate;
    private final String sentence;

    ImportProblem(Fate fate, String sentence) {
        this.fate = fate;
        this.sentence = sentence;
    }

    Fate fate() {
        return fate;
    }

    /** Returns the description for the report, in the plural. */
    String sentence() {
        return sentence;
    }
}
