package io.vireo.platform.config;

/** Signals an invalid setting, which prevents the start. The message names the key and the rule, never the value. */
public final class InvalidSettingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public InvalidSettingException(String key, String rule) {
        super("The setting " + key + " " + rule + ".");
    }
}
