package io.vireo.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vireo.http.Answer;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;
import java.util.List;

/** The answer with everything that is found, which is written as it is found where that is much. */
record WholeSearch(SearchRepository repository, Query query, Scope scope, Place after) {
    private static final Jsonb JSON = JsonbBuilder.create();
    private static final int PIECE = 500;
    private static final byte[] HEAD = "{\"response\":[".getBytes(UTF_8);
    private static final byte[] TAIL = "]}".getBytes(UTF_8);

    Response answer() throws SQLException, IOException {
        try (IndexReader index = repository.open()) {
            Search search = new Search(index, query, scope, Deadline.NONE);
            List<Found> all = search.all(after);
            Object entity = all == null
                    ? (StreamingOutput) this::write
                    : Answer.of(all.stream().map(Found::body).toList());
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
            new Search(index, query, scope, Deadline.NONE)
                    .page(
                            after,
                            one -> {
                                if (!isFirst[0]) {
                                    buffered.write(',');
                                }
                                isFirst[0] = false;
                                buffered.write(JSON.toJson(one.body()).getBytes(UTF_8));
                                return true;
                            },
                            PIECE);
            buffered.write(TAIL);
            buffered.flush();
        } catch (SQLException e) {
            throw new IOException("The search ended early", e);
        }
    }
}
