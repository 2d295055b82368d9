package io.vireo.pagination;

import io.vireo.http.ApiException;
import io.vireo.platform.Component;
import io.vireo.platform.crypto.SecretRepository;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Keyset pagination (docs/decisions/0035-pages-and-streams.md): a page starts after the sort keys of the last entry of the previous page,
 * which an authenticated cursor contains. Insertions and deletions therefore do not shift entries between pages.
 *
 * <p>The parameter {@code list} is the name of a list, including everything that determines its content and order, but not the page size.
 * A cursor of one list is rejected by all others.
 */
@Component
public class Paginator {
    static final int MAX_LIMIT = 100;
    static final String LIMIT = "limit";
    static final String AFTER = "after";

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,3}");

    private final SecretKey secret;

    @Inject
    Paginator(SecretRepository secrets) {
        secret = new SecretKeySpec(secrets.key("cursor"), "HmacSHA256");
    }

    /**
     * Parses the query parameters {@code limit} and {@code after}.
     *
     * @param list the name of the list
     * @throws ApiException {@code {"invalid-field": "limit"}} if the limit is not a number from 1 to {@value #MAX_LIMIT},
     * {@code {"invalid-field": "after"}} if the cursor is not one of this list
     */
    public PageRequest request(UriInfo uri, String list) {
        String limit = uri.getQueryParameters().getFirst(LIMIT);
        String after = uri.getQueryParameters().getFirst(AFTER);
        return new PageRequest(
                limit == null ? OptionalInt.empty() : OptionalInt.of(limit(limit)),
                after == null ? List.of() : Cursor.read(secret, list, after));
    }

    /**
     * Returns the value of the header {@code Link} for the next page (RFC 8288). The reference has the path of the request and no host, so
     * that it is valid behind a proxy.
     *
     * @param list the name of the list
     * @param last the sort keys of the last entry of this page; not empty
     */
    public String next(UriInfo uri, int limit, String list, List<String> last) {
        return next(uri, limit, list, last, "");
    }

    /**
     * As {@link #next(UriInfo, int, String, List)}, with further parameters.
     *
     * @param parameters encoded parameters, each after {@code &}
     */
    public String next(UriInfo uri, int limit, String list, List<String> last, String parameters) {
        String path = uri.getRequestUri().getRawPath();
        return "<./" + path.substring(path.lastIndexOf('/') + 1) + "?" + LIMIT + "=" + limit + "&" + AFTER + "="
                + Cursor.write(secret, list, last) + parameters + ">; rel=\"next\"";
    }

    /** Returns the cursor that continues a list after the entry with these sort keys. */
    public String cursor(String list, List<String> last) {
        return Cursor.write(secret, list, last);
    }

    /**
     * Returns the sort keys of a cursor; empty for the beginning.
     *
     * @throws ApiException {@code {"invalid-field": "after"}} if the cursor is not one of this list
     */
    public List<String> position(String list, @Nullable String after) {
        return after == null ? List.of() : Cursor.read(secret, list, after);
    }

    private static int limit(String text) {
        int limit = NUMBER.matcher(text).matches() ? Integer.parseInt(text) : 0;
        if (limit < 1 || limit > MAX_LIMIT) {
            throw ApiException.invalidField(LIMIT);
        }
        return limit;
    }
}
