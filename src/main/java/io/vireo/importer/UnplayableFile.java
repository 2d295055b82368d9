package io.vireo.importer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Explains why a file is not a playable MP4 and how it may be converted.
 *
 * @param reason for example {@code it is Matroska}
 * @param convertible whether ffmpeg can convert it to MP4
 */
record UnplayableFile(String reason, boolean convertible) {
    private static final int HEAD = 4096;
    private static final int TS_PACKET = 188;

    /** File formats by their first bytes, in ISO 8859-1. */
    private static final Map<String, String> SIGNATURES = Map.of(
            "FLV", "Flash Video",
            "OggS", "Ogg",
            "\u0000\u0000\u0001\u00BA", "an MPEG program stream",
            "\u0030\u0026\u00B2\u0075", "Windows Media",
            "GIF8", "a GIF image");

    /**
     * Examines a file.
     *
     * @param message the error of the MP4 inspection
     */
    static UnplayableFile of(Path file, String message) throws IOException {
        String head = head(file);
        if (Files.size(file) == 0) {
            return new UnplayableFile("it is empty", false);
        }
        if (head.startsWith("\u001A\u0045\u00DF\u00A3")) {
            return new UnplayableFile(head.contains("webm") ? "it is WebM" : "it is Matroska", true);
        }
        if (head.startsWith("RIFF") && head.startsWith("AVI", 8)) {
            return new UnplayableFile("it is AVI", true);
        }
        if (head.startsWith("G") && head.startsWith("G", TS_PACKET)) {
            return new UnplayableFile("it is an MPEG transport stream", true);
        }
        if (head.chars().allMatch(c -> c == 0)) {
            return new UnplayableFile("it contains only zeros", false);
        }
        if (head.stripLeading().startsWith("<")) {
            return new UnplayableFile("it is an HTML or XML page", false);
        }
        if (message.equals("no moov") || message.equals("the file ends early")) {
            return new UnplayableFile("it is truncated: " + message, false);
        }
        return SIGNATURES.entrySet().stream()
                .filter(signature -> head.startsWith(signature.getKey()))
                .map(signature -> new UnplayableFile("it is " + signature.getValue(), true))
                .findFirst()
                .orElse(new UnplayableFile(message, head.startsWith("ftyp", 4)));
    }

    /** Returns a sentence for the operator, with a command line if the file can be converted. */
    String sentence(Path file) {
        return convertible
                ? reason + "; may help: ffmpeg -i " + file
                        + " -c:v libx264 -pix_fmt yuv420p -c:a aac -movflags +faststart new.mp4"
                : reason;
    }

    private static String head(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            return new String(bytes.readNBytes(HEAD), StandardCharsets.ISO_8859_1);
        }
    }
}
