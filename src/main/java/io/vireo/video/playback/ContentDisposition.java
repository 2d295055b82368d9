package io.vireo.video.playback;

import java.nio.charset.StandardCharsets;

/** Builds {@code Content-Disposition} headers with file names (RFC 6266, RFC 8187). */
final class ContentDisposition {
    private static final int LONGEST = 100;
    private static final String ATTRIBUTE_CHARACTERS = "!#$&+-.^_`|~";

    private ContentDisposition() {}

    /**
     * Returns the header for content that is displayed inline and saved under its title. Path separators, control characters and a leading
     * dot are removed.
     *
     * @param suffix the file extension
     */
    static String inline(String title, String suffix) {
        return header("inline", title, suffix);
    }

    /** As {@link #inline}, for content that is saved and not displayed. */
    static String attachment(String title, String suffix) {
        return header("attachment", title, suffix);
    }

    private static String header(String type, String title, String suffix) {
        String name = safe(title) + suffix;
        return type + "; filename=\"" + name.replaceAll("[^ -~]|[\"%]", "_") + "\"; filename*=UTF-8''" + encoded(name);
    }

    private static String safe(String title) {
        String name = title.replaceAll("[\\p{C}\\p{Zl}\\p{Zp}/\\\\:*?\"<>|]+", " ")
                .replaceAll("\\s+", " ")
                .strip();
        name = name.substring(0, name.offsetByCodePoints(0, Math.min(LONGEST, name.codePointCount(0, name.length()))));
        name = name.replaceAll("^[. ]+|[. ]+$", "");
        return name.isEmpty() ? "video" : name;
    }

    private static String encoded(String name) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || ATTRIBUTE_CHARACTERS.indexOf(c) >= 0);
            encoded.append(plain ? String.valueOf(c) : String.format("%%%02X", (int) c));
        }
        return encoded.toString();
    }
}
