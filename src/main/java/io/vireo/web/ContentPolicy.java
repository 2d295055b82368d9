package io.vireo.web;

import io.vireo.platform.Component;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;

/**
 * The content security policies of the pages: nothing inline, nothing from elsewhere. The pages with a player allow the style sheets of the
 * player's controls by their hashes.
 */
@Component
class ContentPolicy {
    private static final String PAGE = "default-src 'none'; script-src 'self'; connect-src 'self'; form-action 'self';"
            + " base-uri 'none'; manifest-src 'self'; style-src 'self'";
    private static final Set<String> WITH_PLAYER = Set.of("watch", "embed");

    /** The pages whose address is a secret. */
    private static final Set<String> SECRET = Set.of("message", "new-password");

    private final String media;
    private final String playerStyles;

    @Inject
    ContentPolicy(WebSettings settings) {
        String origin = settings.mediaOrigin().isEmpty() ? "" : " " + settings.mediaOrigin();
        media = "; img-src 'self' data: blob:" + origin + "; media-src 'self' blob:" + origin;
        playerStyles = " " + read("player-styles.txt").strip().replaceAll("\\s+", " ");
    }

    /** Returns the policy of a page. */
    String of(String template) {
        return PAGE
                + (WITH_PLAYER.contains(template) ? playerStyles : "")
                + media
                + (template.equals("embed") ? "; frame-ancestors *" : "; frame-ancestors 'none'");
    }

    /** Returns whether browsers must not pass on the address of a page, not even within the site. */
    boolean hidesReferrer(String template) {
        return SECRET.contains(template);
    }

    private static String read(String name) {
        try (InputStream file = ContentPolicy.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
