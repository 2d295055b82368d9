package io.vireo.auth;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Names of a browser and an operating system, without versions: all that is kept of a {@code User-Agent}.
 *
 * @param browser the name of the browser; empty if it is unknown
 * @param system the name of the operating system; empty if it is unknown
 */
public record Device(String browser, String system) {
    /** Marks in a {@code User-Agent}. Browsers name those that they imitate too, so the first one that occurs counts. */
    private static final Map<String, String> BROWSERS = ordered(
            "Edg", "Edge",
            "OPR/", "Opera",
            "SamsungBrowser/", "Samsung Internet",
            "Vivaldi/", "Vivaldi",
            "YaBrowser/", "Yandex",
            "Firefox/", "Firefox",
            "FxiOS/", "Firefox",
            "CriOS/", "Chrome",
            "Chromium/", "Chromium",
            "Chrome/", "Chrome",
            "Safari/", "Safari");

    private static final Map<String, String> SYSTEMS = ordered(
            "Android", "Android",
            "iPhone", "iPhone",
            "iPad", "iPad",
            "CrOS", "ChromeOS",
            "Windows", "Windows",
            "Macintosh", "macOS",
            "Linux", "Linux",
            "FreeBSD", "FreeBSD",
            "OpenBSD", "OpenBSD");

    static Device of(@Nullable String userAgent) {
        String marks = userAgent == null ? "" : userAgent;
        return new Device(first(BROWSERS, marks), first(SYSTEMS, marks));
    }

    private static String first(Map<String, String> names, String userAgent) {
        return names.entrySet().stream()
                .filter(name -> userAgent.contains(name.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    private static Map<String, String> ordered(String... pairs) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], pairs[i + 1]);
        }
        return map;
    }
}
