package io.vireo.delivery.sender;

import io.vireo.delivery.BodySegment;
import io.vireo.delivery.FileSender;
import io.vireo.delivery.ServletExchange;
import io.vireo.media.storage.StoredFile;
import java.nio.file.Path;
import java.util.List;

/**
 * Delegates the transfer to the reverse proxy (nginx: {@code X-Accel-Redirect}), which serves the store's directory under an internal
 * path and evaluates conditions and ranges. The proxy creates its own entity tags, so that Vireo's tags are not sent.
 *
 * @param prefix the internal path of the store's root, without a trailing slash
 */
public record AccelRedirectSender(String prefix, Path root) implements FileSender {
    @Override
    public String description() {
        return "Files are sent by the reverse proxy, by X-Accel-Redirect: " + prefix;
    }

    @Override
    public boolean evaluates() {
        return true;
    }

    @Override
    public void send(ServletExchange exchange, StoredFile file, List<BodySegment> segments) {
        String path = root.relativize(file.path()).toString().replace('\\', '/');
        exchange.response().setHeader("X-Accel-Redirect", prefix + '/' + path);
        exchange.end();
    }
}
