package io.vireo.web;

import io.vireo.platform.Component;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * The style sheet, the scripts and the images of the pages. Their names contain a hash of their content, so that browsers keep them for
 * ever; they are compressed once, when the first page is rendered.
 */
@Component
class WebAssets {
    /** The asset files and the variables {@code asset.…} of the templates. */
    private static final Map<String, String> FILES = Map.of(
            "css", "site.css",
            "icons", "icons.svg",
            "mark", "mark.svg",
            "media_chrome", "media-chrome.js",
            "player", "player.js",
            "site", "site.js",
            "upload", "upload.js",
            "edit", "edit.js",
            "social", "social.js",
            "views", "views.js");

    private static final Map<String, String> TYPES =
            Map.of("css", "text/css;charset=UTF-8", "js", "text/javascript;charset=UTF-8", "svg", "image/svg+xml");
    private static final int HASH_BYTES = 6;

    /**
     * An asset.
     *
     * @param gzip the compressed content
     */
    record Asset(String type, byte[] content, byte[] gzip) {}

    private final Map<String, Asset> byName = new HashMap<>();
    private final Map<String, String> paths = new LinkedHashMap<>();

    WebAssets() {
        FILES.forEach((variable, file) -> {
            byte[] content = read(file);
            int dot = file.lastIndexOf('.');
            String name = file.substring(0, dot) + "." + hash(content) + file.substring(dot);
            byName.put(name, new Asset(type(file), content, compress(content)));
            paths.put(variable, "assets/" + name);
        });
    }

    Optional<Asset> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** Returns the paths of all assets, relative to the root of the site, by the variable of the templates. */
    Map<String, String> paths() {
        return paths;
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
