package io.vireo.web;

import io.vireo.http.page.PageLanguages;
import io.vireo.platform.Component;
import io.vireo.web.player.PlayerLabels;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * The style sheet, the scripts and the images of the pages. Their names contain a hash of their content, so that browsers keep them for
 * ever; they are compressed once, when the first page is rendered.
 */
@Component
class WebAssets {
    /** The asset files and the variables {@code asset.…} of the templates. */
    private static final Map<String, String> FILES = Map.ofEntries(
            Map.entry("css", "site.css"),
            Map.entry("icons", "icons.svg"),
            Map.entry("mark", "mark.svg"),
            Map.entry("site", "site.js"),
            Map.entry("upload", "upload.js"),
            Map.entry("edit", "edit.js"),
            Map.entry("tags", "tags.js"),
            Map.entry("lists", "lists.js"),
            Map.entry("social", "social.js"),
            Map.entry("views", "views.js"));

    /** What the player loads when it needs it. */
    private static final Map<String, String> ON_DEMAND = Map.of("player_stream", "player-stream.js", "hls", "hls.js");

    /**
     * The scripts that are joined from modules in the directory of the same name, so that a page loads one file. A module comes after those
     * that it imports.
     */
    private static final List<String> PLAYER = List.of(
            "choices",
            "feedback",
            "actions",
            "codecs",
            "source",
            "stream",
            "warning",
            "captions",
            "chapters",
            "storyboard",
            "dialogs",
            "keys",
            "menu",
            "next",
            "start",
            "gestures",
            "session",
            "element");

    static final Map<String, List<String>> JOINED = Map.of("player", PLAYER);

    /**
     * The script of the watch page: the player, and scripts of which each keeps its names to itself. Other pages load {@code site.js} as a
     * file.
     */
    private static final List<String> BESIDE_THE_PLAYER = List.of("site.js", "views.js", "social.js");

    /** What the modules do not need once they are in one file: imports, the keyword {@code export}, comments and indentation. */
    private static final Pattern MODULE_SYNTAX =
            Pattern.compile("(?m)^(?:import .*\\R|export (?=\\w)|\\s*//.*\\R|\\s+)");

    private static final Map<String, String> TYPES =
            Map.of("css", "text/css;charset=UTF-8", "js", "text/javascript;charset=UTF-8", "svg", "image/svg+xml");
    private static final String CONTROLS = "media_chrome";
    private static final int HASH_BYTES = 6;

    /**
     * An asset.
     *
     * @param gzip the compressed content
     */
    record Asset(String type, byte[] content, byte[] gzip) {}

    private final Map<String, Asset> byName = new HashMap<>();
    private final Map<String, String> paths = new LinkedHashMap<>();

    /** The paths of all assets for pages in a language. */
    private final Map<Locale, Map<String, String>> byLanguage = new HashMap<>();

    WebAssets() {
        FILES.forEach((variable, file) -> add(variable, file, read(file)));
        ON_DEMAND.forEach((variable, file) -> add(variable, file, read(file)));
        JOINED.forEach((script, modules) -> add(script, script + ".js", utf8(join(script, modules))));
        String controls = new String(read("media-chrome.js"), StandardCharsets.UTF_8);
        add("watch", "watch.js", utf8(scriptOfWatchPage()));
        for (Locale language : PageLanguages.ALL) {
            String name = "media-chrome-" + language.toLanguageTag() + ".js";
            Map<String, String> all = new LinkedHashMap<>(paths);
            all.put(CONTROLS, add(name, utf8(PlayerLabels.translate(controls, language))));
            byLanguage.put(language, Collections.unmodifiableMap(all));
        }
    }

    private static String scriptOfWatchPage() {
        StringBuilder script = new StringBuilder(join("player", PLAYER));
        BESIDE_THE_PLAYER.forEach(
                file -> script.append("{\n").append(stripped(file)).append("}\n"));
        return script.toString();
    }

    private void add(String variable, String file, byte[] content) {
        paths.put(variable, add(file, content));
    }

    /** Adds an asset and returns its path. */
    private String add(String file, byte[] content) {
        int dot = file.lastIndexOf('.');
        String name = file.substring(0, dot) + "." + hash(content) + file.substring(dot);
        byName.put(name, new Asset(type(file), content, compress(content)));
        return "assets/" + name;
    }

    private static String join(String directory, List<String> modules) {
        return modules.stream()
                .map(module -> stripped(directory + "/" + module + ".js"))
                .collect(Collectors.joining());
    }

    private static String stripped(String file) {
        return MODULE_SYNTAX
                .matcher(new String(read(file), StandardCharsets.UTF_8))
                .replaceAll("");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    Optional<Asset> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** Returns the paths of all assets for pages in a language, relative to the root of the site, by the variable of the templates. */
    Map<String, String> paths(Locale language) {
        return byLanguage.getOrDefault(language, paths);
    }

    private static String type(String file) {
        return TYPES.getOrDefault(file.substring(file.lastIndexOf('.') + 1), "application/octet-stream");
    }

    private static byte[] read(String file) {
        try (InputStream content = WebAssets.class.getResourceAsStream("assets/" + file)) {
            if (content == null) {
                throw new IllegalStateException("Missing asset " + file);
            }
            return content.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] compress(byte[] content) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed) {
            {
                def.setLevel(Deflater.BEST_COMPRESSION);
            }
        }) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return compressed.toByteArray();
    }

    private static String hash(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no SHA-256", e);
        }
    }
}
