package io.vireo.video.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.vireo.video.UniversalBody;
import java.lang.reflect.Proxy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TitleCacheTest {
    private static final String HASH = "abcdefg";

    private final TitleCache titles = new TitleCache();
    private final CountDownLatch reading = new CountDownLatch(1);
    private final CountDownLatch changed = new CountDownLatch(1);

    TitleCacheTest() {
        titles.clock = Clock.systemUTC();
    }

    @Test
    void shouldNotCacheATitleThatWasReadBeforeItChanged() throws Exception {
        titles.catalogue = new CatalogueRepository() {
            @Override
            Optional<UniversalBody> video(String hash) {
                reading.countDown();
                try {
                    // the change commits and starts to invalidate the entry before this read returns
                    if (!changed.await(10, TimeUnit.SECONDS)) {
                        throw new IllegalStateException("nothing changed");
                    }
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                return Optional.of(videoWithTitle("Old"));
            }
        };
        CompletableFuture<Optional<String>> read = CompletableFuture.supplyAsync(() -> titles.of(HASH, "tag"));
        assertThat(reading.await(10, TimeUnit.SECONDS)).isTrue();
        Thread change = new Thread(() -> titles.forget(HASH));
        change.start();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (change.isAlive() && change.getState() != Thread.State.BLOCKED && System.nanoTime() - deadline < 0) {
            Thread.onSpinWait();
        }
        changed.countDown();

        assertThat(read.get(10, TimeUnit.SECONDS)).contains("Old");
        change.join(10_000);
        assertThat(titles.cached(HASH, "tag")).isEmpty();
    }

    private static UniversalBody videoWithTitle(String title) {
        ResultSet row = (ResultSet) Proxy.newProxyInstance(
                ResultSet.class.getClassLoader(),
                new Class<?>[] {ResultSet.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getString" -> arguments[0].equals("captions") ? null : title;
                    case "wasNull" -> true;
                    case "getInt" -> 0;
                    case "getLong" -> 0L;
                    case "getBoolean" -> false;
                    default -> null;
                });
        try {
            return UniversalBody.Kind.VIDEO.read(row);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
