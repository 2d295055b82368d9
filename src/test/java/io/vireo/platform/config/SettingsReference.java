package io.vireo.platform.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Parses the settings file into sections ({@code ##}) with comments, each followed by the settings that it documents, and generates
 * {@code docs/settings.md}.
 */
record SettingsReference(List<Section> sections) {
    private static final String HEAD = """
            # Every setting

            Generated from [`microprofile-config.properties`](../src/main/resources/META-INF/microprofile-config.properties) by
            `SettingsReferenceTest`; do not edit. [operating.md](operating.md#settings) describes the sources of settings and their
            precedence. As an environment variable, `vireo.token.lifetime` is `VIREO_TOKEN_LIFETIME`.
            """;

    /** Settings with a common comment. */
    record Entry(String comment, List<String> keys, List<String> defaults) {}

    record Section(String title, List<Entry> entries) {}

    static SettingsReference of(List<String> lines) {
        List<Section> sections = new ArrayList<>();
        StringBuilder comment = new StringBuilder();
        for (String line : lines) {
            if (line.startsWith("## ")) {
                sections.add(new Section(line.substring(3), new ArrayList<>()));
                comment.setLength(0);
            } else if (line.startsWith("# ")) {
                comment.append(comment.isEmpty() ? "" : " ").append(line.substring(2));
            } else if (line.contains("=") && !sections.isEmpty()) {
                add(sections.get(sections.size() - 1).entries(), comment, line);
            }
        }
        return new SettingsReference(sections);
    }

    private static void add(List<Entry> entries, StringBuilder comment, String line) {
        if (!comment.isEmpty() || entries.isEmpty()) {
            entries.add(new Entry(comment.toString(), new ArrayList<>(), new ArrayList<>()));
            comment.setLength(0);
        }
        Entry entry = entries.get(entries.size() - 1);
        entry.keys().add(line.substring(0, line.indexOf('=')));
        entry.defaults().add(line.substring(line.indexOf('=') + 1));
    }

    /** Returns the keys that start with {@code vireo.}. */
    Set<String> keys() {
        Set<String> keys = new TreeSet<>();
        for (Section section : sections) {
            section.entries().forEach(entry -> keys.addAll(entry.keys()));
        }
        keys.removeIf(key -> !key.startsWith("vireo."));
        return keys;
    }

    String markdown() {
        StringBuilder page = new StringBuilder(HEAD);
        for (Section section : sections) {
            if (section.entries().stream().anyMatch(entry -> entry.keys().get(0).startsWith("vireo."))) {
                page.append("\n## ").append(section.title()).append("\n| setting | default | |\n|---|---|---|\n");
                section.entries().forEach(entry -> page.append(row(entry)));
            }
        }
        return page.toString();
    }

    private static String row(Entry entry) {
        List<String> defaults = entry.defaults().stream()
                .map(value -> value.isEmpty() ? "" : "`" + value + "`")
                .toList();
        return "| `" + String.join("`<br>`", entry.keys()) + "` | " + String.join("<br>", defaults) + " | "
                + entry.comment().replace("|", "\\|").replace("<", "&lt;") + " |\n";
    }
}
