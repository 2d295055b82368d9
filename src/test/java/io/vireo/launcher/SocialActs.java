package io.vireo.launcher;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vireo.VireoClient;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Rates, comments, subscribes, moves and watches as one account until the server dies. It knows what was acknowledged, and the one act of
 * which nobody knows whether it has happened.
 */
final class SocialActs {
    private static final List<String> RATINGS = List.of("like", "dislike", "none");
    private static final long PATIENCE_SECONDS = 60;

    /** What all accounts act on. */
    record Scene(String owner, String video, String comment, String witness, List<String> videos) {}

    final String name;
    final String token;
    final String playlist;

    /** The state of the video, of the comment and of the subscription, and the last of the playlist; keys are those of acts. */
    final Map<String, String> acknowledged = new HashMap<>();

    final List<String> comments = new ArrayList<>();
    final List<String> doubtfulComments = new ArrayList<>();

    /** Tickets by the user agents of their viewers. */
    final Map<String, String> tickets = new HashMap<>();

    private final AtomicInteger done = new AtomicInteger();
    private final Scene scene;
    private final Random random;

    SocialActs(VireoClient vireo, Scene scene, int number) {
        this.scene = scene;
        random = new Random(number);
        name = vireo.newAccount();
        token = vireo.token(name);
        playlist = json(vireo, Map.of("title", "List", "visibility", "public"))
                .post("/me/playlists")
                .then()
                .statusCode(200)
                .extract()
                .path("response.playlist");
        scene.videos()
                .forEach(video -> request(vireo)
                        .put("/p/{playlist}/v/{video}", playlist, video)
                        .then()
                        .statusCode(200));
    }

    /** Lets all act at the same time until the server is killed. */
    static void untilKilled(List<SocialActs> all, VireoClient vireo, Kill kill) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(all.size());
        AtomicBoolean isEnded = new AtomicBoolean();
        all.forEach(acts -> threads.execute(() -> acts.act(vireo, isEnded)));
        kill.run();
        isEnded.set(true);
        threads.shutdown();
        if (!threads.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("Requests to the killed server do not end");
        }
    }

    /** Returns the number of acknowledged acts. */
    static int done(List<SocialActs> all) {
        return all.stream().mapToInt(acts -> acts.done.get()).sum();
    }

    interface Kill {
        void run() throws Exception;
    }

    private void act(VireoClient vireo, AtomicBoolean isEnded) {
        while (!isEnded.get()) {
            boolean isDone = switch (random.nextInt(6)) {
                case 0 -> set("video", vireo, RATINGS.get(random.nextInt(3)));
                case 1 -> set("comment", vireo, random.nextBoolean() ? "like" : "none");
                case 2 -> set("subscription", vireo, random.nextBoolean() ? "yes" : "no");
                case 3 ->
                    set(
                            "last",
                            vireo,
                            scene.videos().get(random.nextInt(scene.videos().size())));
                case 4 -> comment(vireo);
                default -> watch(vireo);
            };
            if (!isDone) {
                return;
            }
            done.incrementAndGet();
        }
    }

    /** Brings something into a state; without an answer nobody knows in which it is. */
    private boolean set(String what, VireoClient vireo, String state) {
        acknowledged.remove(what);
        boolean isDone = isAnswered(() -> switch (what) {
            case "video" -> json(vireo, Map.of("rating", state)).put("/v/{video}/rating", scene.video());
            case "comment" ->
                json(vireo, Map.of("rating", state))
                        .put("/v/{video}/comments/{id}/rating", scene.video(), scene.comment());
            case "subscription" ->
                state.equals("yes")
                        ? json(vireo, Map.of("bell", false)).put("/c/{name}/subscription", scene.owner())
                        : request(vireo).delete("/c/{name}/subscription", scene.owner());
            default ->
                json(vireo, Collections.singletonMap("before", null)).patch("/p/{playlist}/v/{video}", playlist, state);
        });
        if (isDone) {
            acknowledged.put(what, state);
        }
        return isDone;
    }

    private boolean comment(VireoClient vireo) {
        String text = name + " " + (comments.size() + doubtfulComments.size()) + " @" + scene.witness();
        boolean isDone = isAnswered(() -> json(vireo, Map.of("text", text)).post("/v/{video}/comments", scene.video()));
        (isDone ? comments : doubtfulComments).add(text);
        return isDone;
    }

    /** Begins one view and proceeds with an earlier one, whose time has come. */
    private boolean watch(VireoClient vireo) {
        String agent = "Viewer " + name + " " + tickets.size();
        boolean isBegun = isAnswered(() -> {
            Response answer = vireo.request().header("User-Agent", agent).post("/v/{video}/view", scene.video());
            if (answer.statusCode() == 200) {
                tickets.put(agent, answer.path("response.ticket"));
            }
            return answer;
        });
        if (!isBegun || tickets.size() < 2) {
            return isBegun;
        }
        List<String> agents = new ArrayList<>(tickets.keySet());
        return proceed(vireo, agents.get(random.nextInt(agents.size())));
    }

    /** Sends the heartbeat of a viewer. */
    boolean proceed(VireoClient vireo, String agent) {
        return isAnswered(() -> vireo.json()
                .header("User-Agent", agent)
                .body(Map.of("ticket", tickets.get(agent), "position", 1))
                .put("/v/{video}/view", scene.video()));
    }

    private interface Call {
        @Nullable
        Response send() throws Exception;
    }

    private static boolean isAnswered(Call call) {
        try {
            Response answer = call.send();
            return answer != null && answer.statusCode() == 200;
        } catch (Exception e) {
            return false; // the server is dead
        }
    }

    RequestSpecification request(VireoClient vireo) {
        return vireo.request().header("Authorization", token);
    }

    private RequestSpecification json(VireoClient vireo, Map<String, ?> body) {
        return vireo.json().header("Authorization", token).body(body);
    }
}
