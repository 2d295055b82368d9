package io.vireo.identity;

import io.vireo.mail.MailTemplate;
import java.util.Set;

/** The templates of the mails about an account. */
public enum IdentityMailTemplate implements MailTemplate {
    WELCOME("username", "link", "time"),
    /** Sent to the new address of an account. */
    CONFIRM_ADDRESS("username", "link", "time"),
    /** Sent to the current address, with the new address redacted. */
    ADDRESS_CHANGING("username", "address"),
    PASSWORD_FORGOTTEN("username", "link", "time"),
    PASSWORD_CHANGED("username"),
    SIGN_IN_BLOCKED("username"),
    ACCOUNT_DELETED("username");

    private final Set<String> parameters;

    IdentityMailTemplate(String... parameters) {
        this.parameters = Set.of(parameters);
    }

    @Override
    public Set<String> parameters() {
        return parameters;
    }
}
