package io.vireo.importer;

/** What can be wrong with a row or a file of the original, and what becomes of it. */
enum ImportProblem {
    NAME_MISSING(Fate.LEFT, "accounts without a username"),
    NAME_TOO_LONG(Fate.LEFT, "accounts whose username has more than 25 characters"),
    NAME_UNUSABLE(
            Fate.LEFT, "accounts whose username cannot stand in a URL path: a slash, a backslash, blanks at its ends"),
    NAME_TWICE(Fate.LEFT, "accounts whose username an older account has, but for case"),
    CHANNEL_NUMBER(Fate.LEFT, "accounts whose number is no 32-bit number"),
    PASSWORD_UNKNOWN(Fate.MENDED, "accounts whose password is no bcrypt hash: the owner must reset it"),
    WITHOUT_DETAILS(Fate.MENDED, "accounts without details: they get no mail and cannot reset a password"),
    NAME_FORBIDDEN(Fate.NOTED, "accounts whose username has one of * ( ) : { } | < >, which sign-up refuses: kept"),

    DETAILS_WITHOUT_ACCOUNT(Fate.LEFT, "details without an account"),
    DETAILS_TWICE(Fate.LEFT, "details of an account that has several: nobody can tell which are right"),
    EMAIL_MISSING(Fate.LEFT, "details without an e-mail address"),
    EMAIL_TOO_LONG(Fate.LEFT, "details whose e-mail address has more than 255 characters"),
    EMAIL_TWICE(Fate.LEFT, "details whose e-mail address an older account has, but for case"),
    PERSON_TOO_LONG(Fate.LEFT, "details with a name of more than 25 characters"),
    EMAIL_ODD(Fate.NOTED, "details whose e-mail address is none: kept, no mail reaches it"),
    PERSON_FORBIDDEN(Fate.NOTED, "details with characters in a name that sign-up refuses: kept"),
    BIRTH_UNKNOWN(Fate.NOTED, "details whose birth is no date: unknown from now on"),

    HASH_INVALID(Fate.LEFT, "videos whose hash path is not seven characters of a-z0-9"),
    HASH_TWICE(Fate.LEFT, "videos whose hash path another video has"),
    VIDEO_NUMBER(Fate.LEFT, "videos whose number is no 32-bit number"),
    WITHOUT_CHANNEL(Fate.LEFT, "videos without a channel"),
    CHANNEL_LEFT(Fate.LEFT, "videos of an account that is left"),
    TITLE_TOO_LONG(Fate.LEFT, "videos with a title of more than 255 characters"),
    WITHOUT_FILE(Fate.LEFT, "videos without a file: announced and never uploaded, or lost"),
    NOT_MP4(Fate.LEFT, "videos whose file is no MP4 that can be played"),
    UNREADABLE(Fate.LEFT, "videos whose file cannot be read"),
    UPLOAD_UNKNOWN(Fate.NOTED, "videos whose day of upload is no date: older than all others from now on"),
    WITHOUT_TITLE(Fate.NOTED, "videos without a title: the title is empty"),
    WITHOUT_THUMBNAIL(Fate.NOTED, "videos without a PNG thumbnail: one is made of the video"),

    PICTURE_ODD(Fate.NOTED, "pictures of channels that are no JPEG images: not taken"),
    FILE_WITHOUT_ROW(Fate.NOTED, "files that no row tells of: not taken");

    /** What becomes of the row. The first two make the original a broken one. */
    enum Fate {
        /** Not taken. */
        LEFT,
        /** Taken, but something that its owner had is lost. */
        MENDED,
        /** Taken, or nothing that counts. */
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

    /** What has it, in the plural. */
    String sentence() {
        return sentence;
    }
}
