package io.vireo.platform.config;

/** A setting has a value that the application cannot start with. The message names the key and the rule, never the value. */
public final class InvalidSettingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public InvalidSettingException(String key, String rule) {
        super("The setting " + key + " " + rule + ".");
    }
}
