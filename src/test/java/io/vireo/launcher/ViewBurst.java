package io.vireo.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.vireo.Await;
import io.vireo.VireoClient;
import io.vireo.view.Player;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Heartbeats of many viewers of one video at the same time, in the middle of which the site is killed. Each view that was acknowledged is
 * there, and each viewer has one at last.
 */
final class ViewBurst {
    private static final int VIEWERS = 300;
    private static final int ENOUGH = 60;
    private static final int THREADS = 16;
    private static final int PATIENCE_SECONDS = 60;

    private final String video;

    /** Tickets by the user agents of their viewers. */
    private final Map<String, String> tickets = new LinkedHashMap<>();

    private final AtomicInteger acknowledged = new AtomicInteger();
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

    /** Begins the views of a video without views, which count after a tenth of a second. */
    ViewBurst(VireoClient vireo, EmbeddedRows rows, String video) throws Exception {
        this.video = video;
        rows.change("UPDATE Videos SET DurationMillis = 200 WHERE PathHash = ?", video);
        for (int i = 0; i < VIEWERS; i++) {
            String agent = "Viewer " + i;
            tickets.put(agent, player(vireo, agent).ticket(video));
        }
    }

    private static Player player(VireoClient vireo, String agent) {
        return new Player(vireo).with("User-Agent", agent);
    }

    /** Sends a heartbeat of each viewer until the server is killed, in the middle of them. */
    void untilKilled(VireoClient vireo, SocialActs.Kill kill) throws Exception {
        Queue<String> agents = new ConcurrentLinkedQueue<>(tickets.keySet());
        for (int i = 0; i < THREADS; i++) {
            threads.execute(() -> {
                for (String agent = agents.poll(); agent != null; agent = agents.poll()) {
                    if (proceed(vireo, agent)) {
                        acknowledged.incrementAndGet();
                    }
                }
            });
        }
        Await.until("views", () -> acknowledged.get() >= ENOUGH);
        kill.run();
        threads.shutdown();
        assertThat(threads.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .as("requests to the killed server end")
                .isTrue();
        assertThat(acknowledged.get()).as("killed in the middle").isLessThan(VIEWERS);
    }

    private boolean proceed(VireoClient vireo, String agent) {
        try {
            return player(vireo, agent).proceed(video, tickets.get(agent), 1).statusCode() == 200;
        } catch (Exception e) {
            return false; // the server is dead
        }
    }

    void check(VireoClient vireo) throws Exception {
        Await.until("the acknowledged views", () -> views(vireo) >= acknowledged.get());
        tickets.keySet().forEach(agent -> assertThat(proceed(vireo, agent)).isTrue());
        Await.until("a view of each viewer", () -> views(vireo) >= VIEWERS);
        assertThat(views(vireo)).isEqualTo(VIEWERS);
    }

    private int views(VireoClient vireo) {
        return vireo.video(video).path("response.views");
    }
}
