package io.vireo.identity;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import io.vireo.platform.Component;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Renders the HTML pages that the links in mails open, from the template {@code page/account.html}. The pages need no script. Their URLs
 * contain tokens, so the responses forbid caching, indexing, external links and the {@code Referer} header.
 */
@Component
public class AccountPages {
    private final String style = read("account.css");
    private final Template page = Mustache.compiler().compile(read("account.html"));
    private final String policy = "default-src 'none'; style-src '" + hash(style)
            + "'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    @Inject
    Instance<AccountPageRenderer> renderers;

    /**
     * Returns a page with a title and a message.
     *
     * @param status the HTTP status of the response
     */
    public Response message(int status, AccountMessage message) {
        Optional<AccountPageRenderer> site = site();
        return site.isPresent()
                ? site.get().message(status, message)
                : page(
                        status,
                        Map.of(
                                "title",
                                message.title(),
                                "text",
                                message.text(),
                                "problem",
                                isProblem(status),
                                "form",
                                false));
    }

    /**
     * Returns the page with the form for a new password; the form submits the token of the link.
     *
     * @param status the HTTP status of the response
     * @param hint the message above the form
     */
    public Response passwordForm(int status, String token, AccountMessage hint) {
        Optional<AccountPageRenderer> site = site();
        return site.isPresent()
                ? site.get().passwordForm(status, token, hint)
                : page(
                        status,
                        Map.of(
                                "title",
                                hint.title(),
                                "text",
                                hint.text(),
                                "problem",
                                isProblem(status),
                                "form",
                                Map.of("token", token)));
    }

    /** Returns the renderer of the site; empty if the site has no pages. */
    public Optional<AccountPageRenderer> site() {
        return renderers.stream().filter(AccountPageRenderer::isActive).findFirst();
    }

    private Response page(int status, Map<String, Object> values) {
        Map<String, Object> all = new HashMap<>(values);
        all.put("style", style);
        return Response.status(status)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .header("Content-Security-Policy", policy)
                .header("Referrer-Policy", "no-referrer")
                .header("X-Robots-Tag", "noindex")
                .entity(page.execute(all))
                .build();
    }

    private static boolean isProblem(int status) {
        return status >= Response.Status.BAD_REQUEST.getStatusCode();
    }

    /** Returns the SHA-256 source expression of a text for a Content-Security-Policy (CSP Level 3, 2.3.1). */
    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no SHA-256", e);
        }
    }

    private static String read(String name) {
        try (InputStream file = AccountPages.class.getResourceAsStream("/page/" + name)) {
            return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
