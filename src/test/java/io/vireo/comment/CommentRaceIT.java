package io.vireo.comment;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.vireo.Await;
import io.vireo.ServerTest;
import io.vireo.Together;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several accounts write in the same thread at the same time. */
class CommentRaceIT extends ServerTest {
    private static final int ROUNDS = 8;

    private String ownerToken;
    private List<String> tokens;
    private Discussion discussion;

    @BeforeEach
    void publish() {
        ownerToken = vireo.token(vireo.newAccount());
        tokens = IntStream.range(0, 4)
                .mapToObj(i -> vireo.token(vireo.newAccount()))
                .toList();
        discussion = new Discussion(vireo, vireo.published(ownerToken, "Hills"));
    }

    private void assertRightNumbers() throws Exception {
        Await.until("right numbers", () -> discussion.wrongNumbers().isEmpty());
    }

    @Test
    void shouldCountEveryReplyAndLike() throws Exception {
        String thread = discussion.commented(ownerToken, "Thread");
        List<Callable<List<Integer>>> writers = new ArrayList<>();
        for (String token : tokens) {
            writers.add(() -> IntStream.range(0, ROUNDS)
                    .mapToObj(i -> Stream.of(
                            discussion.reply(token, "Reply " + i, thread),
                            discussion.rate(token, thread, i % 2 == 0 ? "like" : "none")))
                    .flatMap(answers -> answers.map(Response::statusCode))
                    .toList());
        }

        assertThat(Together.call(writers))
                .allSatisfy(statuses -> assertThat(statuses).containsOnly(200));

        assertThat(discussion.threads(null)).extracting("replies").containsExactly(tokens.size() * ROUNDS);
        assertThat(discussion.threads(null)).extracting("likes").containsExactly(0);
        assertRightNumbers();
    }

    @Test
    void shouldDeleteOnce() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String id = discussion.commented(tokens.get(0), "Round " + round);

            List<Integer> statuses = Together.call(List.of(
                    () -> discussion.delete(tokens.get(0), id).statusCode(),
                    () -> discussion.delete(ownerToken, id).statusCode(),
                    () -> discussion.delete(ownerToken, id).statusCode()));

            assertThat(statuses).containsExactlyInAnyOrder(200, 404, 404);
        }
        assertRightNumbers();
    }

    @Test
    void shouldEitherApproveOrDelete() throws Exception {
        String thread = discussion.commented(ownerToken, "Thread");
        for (int round = 0; round < ROUNDS; round++) {
            String id = discussion.replied(tokens.get(0), "https://example.com/" + round, thread);

            List<Integer> statuses = Together.call(List.of(
                    () -> discussion.approve(ownerToken, id, true).statusCode(),
                    () -> discussion.delete(tokens.get(0), id).statusCode(),
                    () -> discussion.approve(ownerToken, id, true).statusCode()));

            assertThat(statuses.get(1)).isEqualTo(200);
            assertThat(statuses).allSatisfy(status -> assertThat(status).isIn(200, 404));
        }
        assertThat(discussion.replies(ownerToken, thread)).isEmpty();
        assertRightNumbers();
    }

    @Test
    void shouldKeepThePlaceOfADeletedThreadForAConcurrentReply() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String text = "Round " + round;
            String thread = discussion.commented(tokens.get(0), text);

            List<Response> answers = Together.call(List.of(
                    () -> discussion.delete(tokens.get(0), thread),
                    () -> discussion.reply(tokens.get(1), text, thread)));

            assertThat(answers.get(0).statusCode()).isEqualTo(200);
            if (answers.get(1).statusCode() == 200) {
                assertThat(discussion.replies(null, thread)).extracting("text").containsExactly(text);
            } else {
                assertThat(answers.get(1).statusCode()).isEqualTo(404);
                assertThat(discussion.threads(null)).extracting("id").doesNotContain(thread);
            }
        }
        assertRightNumbers();
    }

    @Test
    void shouldRemoveAThreadWhoseRepliesAreDeletedAtTheSameTime() throws Exception {
        for (int round = 0; round < ROUNDS / 2; round++) {
            String thread = discussion.commented(ownerToken, "Thread " + round);
            List<Callable<Integer>> deletions = new ArrayList<>();
            deletions.add(() -> discussion.delete(ownerToken, thread).statusCode());
            String answered = thread;
            for (String token : tokens) {
                String id = discussion.replied(token, "Reply " + round, answered);
                answered = id;
                deletions.add(() -> discussion.delete(token, id).statusCode());
            }

            assertThat(Together.call(deletions)).containsOnly(200);

            assertThat(discussion.threads(null)).isEmpty();
        }
        assertRightNumbers();
    }
}
