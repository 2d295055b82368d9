package io.vireo.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vireo.http.Answer;
import io.vireo.video.UniversalBody;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The answer with everything that is found, which is written as it is found where that is much. */
record WholeSearch(SearchRepository repository, Query query, Scope scope, Place after) {
    private static final Jsonb JSON = JsonbBuilder.create();
    private static final int ALL = 1000;
    private static final byte[] HEAD = "{\"response\":[".getBytes(UTF_8);
    private static final byte[] TAIL = "]}".getBytes(UTF_8);

    Response answer() throws SQLException, IOException {
        try (IndexReader index = repository.open()) {
            Search search = Search.begin(index, query, scope, after, Deadline.NONE);
            List<UniversalBody> bodies = new ArrayList<>();
            if (search.isSmall()) {
                search.run(one -> bodies.add(one.body()), ALL);
            }
            Object entity = search.isSmall() ? Answer.of(bodies) : (StreamingOutput) this::write;
            Response.ResponseBuilder answer = Response.ok(entity);
            return search.isBehind()
                    ? answer.header(SearchResource.INCOMPLETE, "indexing").build()
                    : answer.build();
        }
    }

    /** In constant memory; ends when the client is away, by the exception that tells of it. */
    private void write(OutputStream out) throws IOException {
        try (IndexReader index = repository.open()) {
            OutputStream buffered = new BufferedOutputStream(out, 1 << 15);
            buffered.write(HEAD);
            boolean[] isFirst = {true};
            Search.begin(index, query, scope, after, Deadline.NONE)
                    .run(
                            one -> {
                                if (!isFirst[0]) {
                                    buffered.write(',');
                                }
                                isFirst[0] = false;
                                buffered.write(JSON.toJson(one.body()).getBytes(UTF_8));
                                return true;
                            },
                            ALL);
            buffered.write(TAIL);
            buffered.flush();
        } catch (SQLException e) {
            throw new IOException("The search ended early", e);
        }
    }
}
