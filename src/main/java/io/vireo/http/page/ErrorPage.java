package io.vireo.http.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An error as a page for browsers, in the language and the theme that the visitor has chosen. It needs no other file, since the server may
 * be unable to send one; its style sheet is in the page, and the content security policy allows it by its hash.
 *
 * @param html the page
 * @param language the tag of its language
 */
public record ErrorPage(String html, String language) {
    /** The cookie with the theme that the visitor has chosen, {@code light} or {@code dark}. */
    public static final String THEME_COOKIE = "vireo_theme";

    private static final Map<Locale, Properties> TEXTS = PageLanguages.ALL.stream()
            .collect(Collectors.toMap(
                    language -> language, language -> texts("error-page_" + language.getLanguage() + ".properties")));

    private static final String STYLE = resource("error-page.css").strip();
    private static final String TEMPLATE = resource("error-page.html");
    private static final String POLICY = "default-src 'none'; style-src 'sha256-" + sha256(STYLE)
            + "'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final Pattern RANGE = Pattern.compile("([^\\s/,;]+/[^\\s/,;]+)\\s*(?:;(.*))?");
    private static final Pattern NO_QUALITY = Pattern.compile("(?i)(?:.*;)?\\s*q\\s*=\\s*0(?:\\.0*)?\\s*(?:;.*)?");
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");
    /** The themes that can be chosen. */
    public static final Set<String> THEMES = Set.of("light", "dark");

    /**
     * Returns the page for the response to a request; empty if the client prefers JSON.
     *
     * @param status the status of the response
     * @param requestId the id of the request
     * @param method the method of the request
     * @param header returns the value of a header of the request, or null
     */
    public static Optional<ErrorPage> of(
            int status, String requestId, String method, Function<String, @Nullable String> header) {
        if (!isAccepted(header.apply("Accept"))) {
            return Optional.empty();
        }
        Cookies cookies = new Cookies(header.apply("Cookie"));
        Locale language = PageLanguages.of(cookies.value(PageLanguages.COOKIE), header.apply("Accept-Language"));
        String theme = cookies.value(THEME_COOKIE);
        return Optional.of(new ErrorPage(
                render(status, requestId, isRepeatable(method), language, theme), language.getLanguage()));
    }

    /**
     * Returns whether a client shows pages: if it names HTML, and not JSON. The value of {@code Accept} that Java's {@code
     * HttpURLConnection} sends names HTML too, but is invalid; so programs that use it get JSON.
     *
     * @param accept the value of {@code Accept}, or null
     */
    public static boolean isAccepted(@Nullable String accept) {
        if (accept == null) {
            return false;
        }
        boolean html = false;
        for (String range : accept.split(",", -1)) {
            Matcher matcher = RANGE.matcher(range.strip());
            if (!matcher.matches()) {
                return false;
            }
            String type = matcher.group(1).toLowerCase(Locale.ROOT);
            boolean refused = matcher.group(2) != null
                    && NO_QUALITY.matcher(matcher.group(2)).matches();
            if (type.equals("application/json") && !refused) {
                return false;
            }
            html |= type.equals("text/html") && !refused;
        }
        return html;
    }

    /** Sets the headers of the page, except its length; each replaces an existing one. */
    public void addTo(BiConsumer<String, String> header) {
        header.accept("Content-Type", "text/html;charset=UTF-8");
        header.accept("Content-Language", language);
        header.accept("Content-Security-Policy", POLICY);
        header.accept("Cache-Control", "no-store");
        header.accept("Vary", "Accept, Accept-Language, Cookie");
    }

    /** Returns the page in UTF-8. */
    public byte[] bytes() {
        return html.getBytes(UTF_8);
    }

    private static boolean isRepeatable(String method) {
        return method.equals("GET") || method.equals("HEAD");
    }

    private static String render(
            int status, String requestId, boolean repeatable, Locale language, @Nullable String theme) {
        Properties texts = Objects.requireNonNull(TEXTS.get(language));
        String reason = reason(status);
        Map<String, String> values = Map.of(
                "lang", language.getLanguage(),
                "theme", theme != null && THEMES.contains(theme) ? " data-theme=\"" + theme + "\"" : "",
                "style", STYLE,
                "title", escape(text(texts, reason + "_title")),
                "text", escape(text(texts, reason + "_text")),
                "help", help(status, repeatable, texts),
                "status", String.valueOf(status),
                "request", escape(text(texts, "request")),
                "id", escape(requestId));
        return VARIABLE.matcher(TEMPLATE)
                .replaceAll(name -> Matcher.quoteReplacement(Objects.requireNonNull(values.get(name.group(1)))));
    }

    private static String help(int status, boolean repeatable, Properties texts) {
        if (!repeatable) {
            return "<p>" + escape(text(texts, "sent")) + "</p>";
        }
        return status < 500 ? "" : "<p><a class=\"btn\" href=\"\">" + escape(text(texts, "again")) + "</a></p>";
    }

    private static String reason(int status) {
        return switch (status) {
            case 404, 503 -> String.valueOf(status);
            case 414, 431 -> "long";
            default -> status < 500 ? "refused" : "failed";
        };
    }

    private static String text(Properties texts, String key) {
        return Objects.requireNonNull(texts.getProperty(key), key);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static Properties texts(String name) {
        Properties texts = new Properties();
        try {
            texts.load(new StringReader(resource(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }

    private static String resource(String name) {
        try (InputStream file = ErrorPage.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(file, name).readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(String text) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The value of a header {@code Cookie}. */
    private record Cookies(@Nullable String header) {
        @Nullable
        String value(String name) {
            if (header == null) {
                return null;
            }
            for (String pair : header.split(";", -1)) {
                if (pair.strip().startsWith(name + "=")) {
                    return pair.strip().substring(name.length() + 1);
                }
            }
            return null;
        }
    }
}
