package io.vireo.importer;

/** A problem of a legacy row or file, and how the import handles it. */
enum ImportProblem {
    NAME_MISSING(Fate.LEFT, "accounts without a username"),
    NAME_TOO_LONG(Fate.LEFT, "accounts whose username has more than 25 characters"),
    NAME_UNUSABLE(
            Fate.NOTED,
            "accounts whose username cannot stand in a URL path (empty, a slash, a backslash, blanks at its ends): kept, the owner can"
                    + " sign in"),
    NAME_TWICE(Fate.LEFT, "accounts whose username an older account has, but for case"),
    CHANNEL_NUMBER(Fate.LEFT, "accounts whose number is not a 32-bit number"),
    PASSWORD_UNKNOWN(
            Fate.NOTED,
            "accounts whose password is no bcrypt hash: kept, the owner sets a new one by /password/forgot"),
    WITHOUT_DETAILS(Fate.NOTED, "accounts without details: they get no mail and cannot reset a password"),
    NAME_FORBIDDEN(Fate.NOTED, "accounts whose username has one of * ( ) : { } | < >, which sign-up refuses: kept"),

    DETAILS_WITHOUT_ACCOUNT(Fate.LEFT, "details without an account"),
    DETAILS_TWICE(Fate.LEFT, "details of an account that has several: the correct one is unknown"),
    EMAIL_MISSING(Fate.LEFT, "details without an e-mail address"),
    EMAIL_TOO_LONG(Fate.LEFT, "details whose e-mail address has more than 255 characters"),
    EMAIL_TWICE(Fate.LEFT, "details whose e-mail address an older account has, but for case"),
    PERSON_TOO_LONG(Fate.LEFT, "details with a name of more than 25 characters"),
    EMAIL_ODD(Fate.NOTED, "details whose e-mail address is invalid: imported, but receives no mail"),
    PERSON_FORBIDDEN(Fate.NOTED, "details with characters in a name that sign-up refuses: kept"),
    BIRTH_UNKNOWN(Fate.NOTED, "details whose birth is no date: imported without it"),

    HASH_INVALID(Fate.LEFT, "videos whose hash path is not seven characters of a-z0-9"),
    HASH_TWICE(Fate.LEFT, "videos whose hash path another video has"),
    VIDEO_NUMBER(Fate.LEFT, "videos whose number is not a 32-bit number"),
    WITHOUT_CHANNEL(Fate.LEFT, "videos without a channel"),
    CHANNEL_LEFT(Fate.LEFT, "videos of an account that is left"),
    TITLE_TOO_LONG(Fate.LEFT, "videos with a title of more than 255 characters"),
    WITHOUT_FILE(Fate.LEFT, "videos without a file: never uploaded, or lost"),
    NOT_MP4(Fate.LEFT, "videos whose file is no MP4 that can be played"),
    UNREADABLE(Fate.LEFT, "videos whose file cannot be read"),
    UPLOAD_UNKNOWN(Fate.NOTED, "videos whose day of upload is no date: sorted as the oldest"),
    WITHOUT_TITLE(Fate.NOTED, "videos without a title: imported with an empty title"),
    WITHOUT_THUMBNAIL(Fate.NOTED, "videos without a PNG thumbnail: one is generated from the video"),

    PICTURE_ODD(Fate.NOTED, "pictures of channels that are no JPEG images: not imported"),
    FILE_WITHOUT_ROW(Fate.LEFT, "files that no row tells of: does --from belong to this folder?");

    /** How the import handles a row with the problem. {@link #LEFT} marks the legacy data as broken. */
    enum Fate {
        /** Not imported. */
        LEFT,
        /** Imported; for information. */
        NOTED
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
