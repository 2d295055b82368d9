package io.vireo.delivery.grizzly;

import io.vireo.delivery.FileSender;
import io.vireo.delivery.ZeroCopyDelivery;
import io.vireo.http.grizzly.Fallback;
import io.vireo.http.grizzly.GrizzlyListeners;
import io.vireo.http.grizzly.GuardedFilter;
import java.util.ArrayList;
import java.util.List;

/** Zero-copy delivery through Payara's connector. The class can be loaded on every server; only its methods need Grizzly classes. */
public final class GrizzlyDelivery implements ZeroCopyDelivery {
    @Override
    public Running start(Parts parts) {
        SendfileSelectors selectors = new SendfileSelectors(parts.fallback());
        selectors.start(parts.threads());
        return new Sendfile(parts, selectors, new SendfileSender(parts, selectors));
    }

    private record Sendfile(Parts parts, SendfileSelectors selectors, FileSender sender) implements Running {
        @Override
        public Runnable open(FastPathParts path) throws ReflectiveOperationException {
            FastPathSender fast =
                    new FastPathSender(parts.transfers(), selectors, new SmallFileCache(path.cacheBytes()));
            Fallback fallback = new Fallback(parts.fallback());
            List<Runnable> removals = new ArrayList<>();
            for (Object transport : GrizzlyListeners.transports()) {
                GuardedFilter filter = new GuardedFilter(new FastPathFilter(path, fast), fallback);
                removals.add(GrizzlyListeners.insert(transport, List.of(filter)));
            }
            return () -> removals.forEach(Runnable::run);
        }

        @Override
        public void close() {
            selectors.close();
        }
    }
}
