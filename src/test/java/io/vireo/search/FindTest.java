package io.vireo.search;

import io.restassured.response.Response;
import io.vireo.ServerTest;
import io.vireo.VireoClient;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Base class of search tests: rows are inserted into the tables as by an import, and each test has a unique word. */
abstract class FindTest extends ServerTest {
    SearchRows rows;
    String word;

    @BeforeEach
    void prepareRows() throws SQLException {
        rows = new SearchRows(base());
        word = VireoClient.newName().replace("u", "x");
    }

    @AfterEach
    void close() throws SQLException {
        rows.close();
    }

    Response search(String type, String query, int limit) {
        return vireo.request().queryParam("limit", limit).get("/search/{type}/{query}", type, query);
    }

    List<String> hashes(String type, String query) {
        return vireo.request()
                .get("/search/{type}/{query}", type, query)
                .then()
                .statusCode(200)
                .extract()
                .path("response.thumbnail");
    }

    List<String> names(String type, String query) {
        return vireo.request().get("/search/{type}/{query}", type, query).path("response.channel");
    }

    List<String> types(String type, String query) {
        return vireo.request().get("/search/{type}/{query}", type, query).path("response.type");
    }
}
