package io.vireo.delivery;

import io.vireo.media.StoredFile;
import java.util.List;

/**
 * Hands the file to the server in front (nginx: {@code X-Accel-Redirect}), which has the store's directory under an internal path
 * and knows conditions and ranges. It makes the entity tags itself, so that none of ours may be compared with them.
 *
 * @param prefix the internal path of the store's root, without a slash at its end
 */
record FrontServerWay(String prefix, java.nio.file.Path root) implements DeliveryWay {
    @Override
    public boolean evaluates() {
        return true;
    }

    @Override
    public void send(ServletExchange exchange, StoredFile file, List<Piece> pieces) {
        String path = root.relativize(file.path()).toString().replace('\\', '/');
        exchange.response().setHeader("X-Accel-Redirect", prefix + '/' + path);
        exchange.end();
    }
}
