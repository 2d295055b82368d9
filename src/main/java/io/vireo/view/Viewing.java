package io.vireo.view;

import io.vireo.auth.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who views a video.
 *
 * @param caller null without a valid token
 * @param address the client address, a /64 network for IPv6
 * @param userAgent the header {@code User-Agent}; empty if it is absent
 * @param isPrefetch whether the browser loads the page before the viewer opens it
 */
record Viewing(@Nullable Caller caller, String address, String userAgent, boolean isPrefetch) {
    private static final Pattern CRAWLER = Pattern.compile(
            "bot|crawl|spider|slurp|preview|archiver|facebookexternalhit|embedly|headless|lighthouse",
            Pattern.CASE_INSENSITIVE);

    static Viewing of(@Nullable Caller caller, String address, HttpServletRequest request) {
        String agent = request.getHeader("User-Agent");
        return new Viewing(
                caller,
                address,
                agent == null ? "" : agent,
                isPrefetch(request.getHeader("Sec-Purpose")) || isPrefetch(request.getHeader("Purpose")));
    }

    private static boolean isPrefetch(@Nullable String purpose) {
        return purpose != null && purpose.contains("prefetch");
    }

    /** Returns what identifies the viewer; it is hashed, never stored. Neighbours behind one address differ by their browsers. */
    String identity() {
        return caller == null ? "address " + address + "\n" + userAgent : "channel " + caller.channelId();
    }

    /** Returns whether a view counts at all. */
    boolean isCounted(long ownerId) {
        boolean isOwner = caller != null && caller.channelId() == ownerId;
        return !isOwner && !isPrefetch && !CRAWLER.matcher(userAgent).find();
    }
}
