package io.vireo.streaming;

import io.vireo.delivery.Delivery;
import io.vireo.delivery.FastPath;
import io.vireo.platform.Component;
import io.vireo.platform.startup.Phase;
import io.vireo.platform.startup.StartupPhase;
import io.vireo.platform.startup.StartupTask;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** Serves the streams of videos that are known to be public, and whose index is cached, on the fast path. */
@Component
@Phase(StartupPhase.OPEN)
class StreamFastPath implements StartupTask {
    @Inject
    StreamService streamService;

    @Inject
    FastPath fastPath;

    @Override
    public void start() {
        fastPath.open(this::deliver);
    }

    private boolean deliver(String path, @Nullable String query, Delivery delivery) throws IOException {
        Matcher matcher = StreamFilter.PATH.matcher(path);
        return matcher.matches() && streamService.deliverCached(matcher.group(1), matcher.group(2), delivery);
    }
}
