package io.vireo.playlist;

import static org.assertj.core.api.Assertions.assertThat;

import io.vireo.Rows;
import io.vireo.ServerTest;
import io.vireo.Together;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The order of a playlist while several clients change it. */
class PlaylistOrderIT extends ServerTest {
    private static final int THREADS = 8;
    private static final int MOVES = 40;

    private PlaylistCalls own;
    private String name;
    private String playlist;

    @BeforeEach
    void create() {
        name = vireo.newAccount();
        own = new PlaylistCalls(vireo, vireo.token(name));
        playlist = own.created("public");
    }

    @Test
    void shouldStayAPermutationWhenEightClientsMoveItems() throws Exception {
        List<String> videos = PlaylistCalls.videos(name, 20);
        PlaylistCalls.fill(playlist, videos);
        List<Callable<List<Integer>>> movers = IntStream.range(0, THREADS)
                .<Callable<List<Integer>>>mapToObj(thread -> () -> move(videos, new Random(thread)))
                .toList();

        List<Integer> statuses =
                Together.call(movers).stream().flatMap(List::stream).toList();

        assertThat(statuses).hasSize(THREADS * MOVES).containsOnly(200);
        assertThat(own.paged("/p/" + playlist, 100, () -> {}))
                .containsExactlyInAnyOrderElementsOf(videos)
                .isNotEqualTo(videos);
        own.move(playlist, videos.get(7), videos.get(3)).then().statusCode(200);
        List<String> order = own.paged("/p/" + playlist, 100, () -> {});
        assertThat(order.indexOf(videos.get(7))).isEqualTo(order.indexOf(videos.get(3)) - 1);
    }

    private List<Integer> move(List<String> videos, Random random) {
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < MOVES; i++) {
            String moved = videos.get(random.nextInt(videos.size()));
            // every other move is before the same video, which uses up the gap before it
            String before = i % 2 == 0 ? videos.get(0) : videos.get(random.nextInt(videos.size()));
            statuses.add(own.move(playlist, moved, random.nextInt(10) == 0 ? null : before)
                    .statusCode());
        }
        return statuses;
    }

    @Test
    void shouldAddAndRemoveTheSameVideoOnceWhenEightClientsDo() throws Exception {
        List<String> videos = PlaylistCalls.videos(name, 10);
        List<Integer> added = Together.call(THREADS, () -> {
                    int worst = 200;
                    for (String video : videos) {
                        worst = Math.max(worst, own.add(playlist, video).statusCode());
                    }
                    return worst;
                })
                .stream()
                .toList();
        assertThat(added).containsOnly(200);
        assertThat(own.paged("/p/" + playlist, 100, () -> {})).containsExactlyInAnyOrderElementsOf(videos);
        assertThat(own.about(playlist).jsonPath().getInt("response.items")).isEqualTo(10);

        List<Integer> removed =
                Together.call(THREADS, () -> own.remove(playlist, videos.get(0)).statusCode());
        assertThat(removed).containsOnly(200);
        assertThat(own.about(playlist).jsonPath().getInt("response.items")).isEqualTo(9);
    }

    /** Items that stay where they are appear once, on whatever page, also if all ranks change between two pages. */
    @Test
    void shouldShowEveryRestingItemOnceWhileOthersMove() throws Exception {
        List<String> videos = PlaylistCalls.videos(name, 60);
        PlaylistCalls.fill(playlist, videos);
        List<String> moving = videos.subList(0, 3);
        List<String> resting = videos.subList(3, 60);
        int[] move = {0};

        List<String> seen = own.paged("/p/" + playlist, 7, () -> {
            for (int i = 0; i < 50; i++) {
                // always between the same two items
                own.move(playlist, moving.get(move[0]++ % 3), videos.get(30))
                        .then()
                        .statusCode(200);
            }
        });

        assertThat(numberings()).as("renumberings").isGreaterThan(3);
        assertThat(seen.stream().filter(resting::contains)).containsExactlyElementsOf(resting);
    }

    private int numberings() throws Exception {
        return Integer.parseInt(Rows.select("SELECT Numbering FROM Playlists WHERE PathHash = ?", playlist)
                .get(0));
    }

    @Test
    void shouldShowEachLastingItemOnceWhileOthersComeAndGo() throws Exception {
        List<String> videos = PlaylistCalls.videos(name, 40);
        PlaylistCalls.fill(playlist, videos.subList(0, 30));
        int[] page = {0};

        List<String> seen = own.paged("/p/" + playlist, 7, () -> {
            int number = page[0]++;
            own.remove(playlist, videos.get(number * 5)).then().statusCode(200);
            own.add(playlist, videos.get(30 + number)).then().statusCode(200);
        });

        List<String> lasting = IntStream.range(0, 30)
                .filter(i -> i % 5 != 0)
                .mapToObj(videos::get)
                .toList();
        assertThat(seen).doesNotHaveDuplicates().containsAll(lasting);
        assertThat(seen.stream().filter(lasting::contains)).containsExactlyElementsOf(lasting);
    }
}
