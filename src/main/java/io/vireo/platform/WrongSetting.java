package io.vireo.platform;

/** A setting has a value that the application cannot start with. The message names the key and the rule, never the value. */
public final class WrongSetting extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public WrongSetting(String key, String rule) {
        super("The setting " + key + " " + rule + ".");
    }
}
