package io.vireo.pagination;

import io.vireo.http.ApiException;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Lists in pages (docs/decisions/0035-pages-and-streams.md): the next page begins after the sort keys of the last entry of this one, which a
 * sealed cursor carries. Entries that come and go move no others across the border.
 *
 * <p>{@code list} names a list with everything that decides what is in it and in which order, but not the page size: a cursor of one
 * list is refused in any other.
 */
@ApplicationScoped
public class Pages {
    static final int MAX_LIMIT = 100;
    static final String LIMIT = "limit";
    static final String AFTER = "after";

    /** More than one would name a host. */
    private static final Pattern LEADING_SLASHES = Pattern.compile("^/+");

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,3}");

    @Inject
    CursorKeyRepository keys;

    private @Nullable SecretKey secret;

    @PostConstruct
    void prepare() {
        secret = new SecretKeySpec(keys.key(), "HmacSHA256");
    }

    /**
     * What the query parameters {@code limit} and {@code after} ask for. Refuses a limit that is no number from 1 to
     * {@value #MAX_LIMIT} as {@code {"invalid-field": "limit"}}, and a cursor that is not one of this list as
     * {@code {"invalid-field": "after"}}.
     */
    public PageRequest request(UriInfo uri, String list) {
        String limit = uri.getQueryParameters().getFirst(LIMIT);
        String after = uri.getQueryParameters().getFirst(AFTER);
        return new PageRequest(
                limit == null ? OptionalInt.empty() : OptionalInt.of(limit(limit)),
                after == null ? List.of() : Cursor.read(secret(), list, after));
    }

    /**
     * The value of the header {@code Link} for the page after this one (RFC 8288). The path is the request's own and the host is
     * left out, so that it holds behind a proxy.
     *
     * @param last the sort keys of the last entry of this page, not empty
     */
    public String next(UriInfo uri, int limit, String list, List<String> last) {
        String path = LEADING_SLASHES.matcher(uri.getRequestUri().getRawPath()).replaceFirst("/");
        return "<" + path + "?" + LIMIT + "=" + limit + "&" + AFTER + "=" + Cursor.write(secret(), list, last)
                + ">; rel=\"next\"";
    }

    private static int limit(String text) {
        int limit = NUMBER.matcher(text).matches() ? Integer.parseInt(text) : 0;
        if (limit < 1 || limit > MAX_LIMIT) {
            throw ApiException.invalidField(LIMIT);
        }
        return limit;
    }

    private SecretKey secret() {
        if (secret == null) {
            throw new IllegalStateException("The key is read when the bean is made");
        }
        return secret;
    }
}
