package io.vireo.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Paths of pages within the site, without the leading slash. */
public final class PageLinks {
    /** A path and query within the site: no scheme, no host, nothing that a browser reads as one. */
    private static final Pattern WITHIN_THE_SITE = Pattern.compile("[\\w.~%-][\\w.~%/-]*(\\?[\\w.~%/&=+:,-]*)?");

    private PageLinks() {}

    /** Returns a text as one path segment or query value. */
    public static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    public static String watch(String hash) {
        return "video/" + segment(hash);
    }

    public static String channel(String name) {
        return "channel/" + segment(name);
    }

    /** Returns the target of a redirect that a request names, if it is within the site; otherwise {@code ""}, the home page. */
    public static String within(@Nullable String target) {
        return target != null
                        && !target.contains(":")
                        && WITHIN_THE_SITE.matcher(target).matches()
                ? target
                : "";
    }
}
