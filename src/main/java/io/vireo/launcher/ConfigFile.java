package io.vireo.launcher;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;

/**
 * Loads the configuration file: a properties file in UTF-8 named by the environment variable {@code VIREO_CONFIG}. Its values become
 * system properties, unless a system property or environment variable sets them already.
 */
final class ConfigFile {
    private static final String PREFIX = "vireo.";

    private ConfigFile() {}

    /**
     * Reads the file if one is named; throws {@link IOException} with a message for the operator if it is not readable or has an
     * unknown key.
     */
    static void load() throws IOException {
        String file = System.getenv("VIREO_CONFIG");
        if (file == null || file.isBlank()) {
            return;
        }
        for (var setting : read(Path.of(file.strip())).entrySet()) {
            String key = String.valueOf(setting.getKey());
            if (System.getProperty(key) == null && System.getenv(variable(key)) == null) {
                System.setProperty(key, String.valueOf(setting.getValue()));
            }
        }
    }

    private static Properties read(Path file) throws IOException {
        Properties settings = new Properties();
        try (Reader text = Files.newBufferedReader(file)) {
            settings.load(text);
        } catch (IOException | IllegalArgumentException e) {
            throw new IOException("the file of settings " + file + " cannot be read: " + e.getMessage(), e);
        }
        for (Object key : settings.keySet()) {
            if (!String.valueOf(key).startsWith(PREFIX)) {
                throw new IOException("the file of settings " + file + " has a key that is not Vireo's: " + key);
            }
        }
        return settings;
    }

    /** Returns the name of the environment variable of a setting, by the rules of MicroProfile Config. */
    static String variable(String key) {
        return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }
}
