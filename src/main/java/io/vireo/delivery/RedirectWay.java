package io.vireo.delivery;

import io.vireo.media.BucketAddresses;
import io.vireo.media.StoredFile;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URL;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sends the viewer to the bucket, by an address that is good for a while. The store knows conditions and ranges, and has the entity
 * tags that ours are.
 */
record RedirectWay(BucketAddresses addresses) implements DeliveryWay {
    @Override
    public boolean evaluates() {
        return true;
    }

    @Override
    public void send(ServletExchange exchange, StoredFile file, List<Piece> pieces) {
        HttpServletResponse response = exchange.response();
        URL address = HttpMethod.HEAD.equals(exchange.request().getMethod())
                ? addresses.head(file)
                : addresses.get(file, response.getHeader(HttpHeaders.CACHE_CONTROL), disposition(response));
        response.setStatus(HttpServletResponse.SC_TEMPORARY_REDIRECT);
        response.setHeader(HttpHeaders.LOCATION, address.toString());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store"); // the address is not as long good as the file
        exchange.end();
    }

    private static @Nullable String disposition(HttpServletResponse response) {
        return response.getHeader(HttpHeaders.CONTENT_DISPOSITION);
    }
}
