package io.vireo.identity;

/** The messages of the pages that the links in mails open, in English. */
public enum AccountMessage {
    PASSWORD_HINT(
            "Choose a new password",
            "At least 8 characters. Everybody who is signed in to your channel is signed out."),
    PASSWORD_WEAK(
            "Choose a new password",
            "This password cannot be taken. It needs 8 to 50 characters, and it may be neither a common"
                    + " password nor your name or e-mail address."),
    PASSWORD_BUSY("Choose a new password", "The server is busy. Please try again in a few seconds."),
    PASSWORD_CHANGED("Your password is changed", "You can sign in with it now."),
    RESET_LINK_INVALID(
            "This link does not work any more",
            "It was used, it is too old, or a newer one was sent. Ask for another one with \u201cforgot password\u201d."),
    EMAIL_TAKEN("This address is taken", "Another account has this e-mail address by now."),
    EMAIL_LINK_INVALID(
            "This link does not work any more",
            "It is too old, or a newer one was sent. Ask for another one in the settings of your channel."),
    EMAIL_CONFIRMED("Your e-mail address is confirmed", "You can close this page.");

    private final String title;
    private final String text;

    AccountMessage(String title, String text) {
        this.title = title;
        this.text = text;
    }

    public String title() {
        return title;
    }

    public String text() {
        return text;
    }
}
