package io.vireo.delivery.sender;

import io.vireo.delivery.BodySegment;
import io.vireo.delivery.FileSender;
import io.vireo.delivery.ServletExchange;
import io.vireo.media.storage.PresignedUrls;
import io.vireo.media.storage.StoredFile;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URL;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Redirects the client to a presigned S3 URL. The store evaluates conditions and ranges, and has the same entity tags as Vireo. */
public record PresignedRedirectSender(PresignedUrls urls) implements FileSender {
    @Override
    public String description() {
        return "Files are in S3; clients are redirected to presigned URLs";
    }

    @Override
    public boolean evaluates() {
        return true;
    }

    @Override
    public void send(ServletExchange exchange, StoredFile file, List<BodySegment> segments) {
        HttpServletResponse response = exchange.response();
        URL url = HttpMethod.HEAD.equals(exchange.request().getMethod())
                ? urls.head(file)
                : urls.get(file, response.getHeader(HttpHeaders.CACHE_CONTROL), disposition(response));
        response.setStatus(HttpServletResponse.SC_TEMPORARY_REDIRECT);
        response.setHeader(HttpHeaders.LOCATION, url.toString());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store"); // the URL expires before the file changes
        exchange.end();
    }

    private static @Nullable String disposition(HttpServletResponse response) {
        return response.getHeader(HttpHeaders.CONTENT_DISPOSITION);
    }
}
