package io.vireo.media;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URL;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/**
 * Sends the viewer to the bucket, by an address that is good for a while. The store knows conditions and ranges, and has the entity
 * tags that ours are.
 */
record RedirectWay(Bucket bucket, S3Presigner presigner) implements DeliveryWay {
    @Override
    public boolean evaluates() {
        return true;
    }

    @Override
    public void send(ServletExchange exchange, StoredFile file, List<Piece> pieces) {
        HttpServletResponse response = exchange.response();
        URL address = HttpMethod.HEAD.equals(exchange.request().getMethod())
                ? head(file)
                : get(file, response.getHeader(HttpHeaders.CACHE_CONTROL), disposition(response));
        response.setStatus(HttpServletResponse.SC_TEMPORARY_REDIRECT);
        response.setHeader(HttpHeaders.LOCATION, address.toString());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store"); // the address is not as long good as the file
        exchange.end();
    }

    private static @Nullable String disposition(HttpServletResponse response) {
        return response.getHeader(HttpHeaders.CONTENT_DISPOSITION);
    }

    private URL get(StoredFile file, String cacheControl, @Nullable String disposition) {
        return presigner
                .presignGetObject(presign -> presign.signatureDuration(
                                bucket.settings().link())
                        .getObjectRequest(
                                request -> request.bucket(bucket.settings().bucket())
                                        .key(bucket.key(Bucket.name(file)))
                                        .responseContentType(file.mediaType())
                                        .responseCacheControl(cacheControl)
                                        .responseContentDisposition(disposition)))
                .url();
    }

    private URL head(StoredFile file) {
        return presigner
                .presignHeadObject(presign -> presign.signatureDuration(
                                bucket.settings().link())
                        .headObjectRequest(request ->
                                request.bucket(bucket.settings().bucket()).key(bucket.key(Bucket.name(file)))))
                .url();
    }
}
