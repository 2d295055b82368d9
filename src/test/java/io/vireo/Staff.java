package io.vireo;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.Map;

/** Accounts with a role, and the calls of moderators and administrators. */
public final class Staff {
    private final VireoClient vireo;

    public Staff(VireoClient vireo) {
        this.vireo = vireo;
    }

    /** Creates an account with a role and returns its username. */
    public String newAccount(String role) throws SQLException {
        String name = vireo.newAccount();
        Rows.change("UPDATE Channels SET Role = ? WHERE Username = ?", role, name);
        return name;
    }

    /** Creates an account with a role and returns its token. */
    public String token(String role) throws SQLException {
        return vireo.token(newAccount(role));
    }

    public Response changeRole(String token, String name, String role, String password) {
        return vireo.json()
                .header("Authorization", token)
                .body(Map.of("role", role, "password", password))
                .put("/c/{name}/role", name);
    }

    public Response changeStanding(String token, String name, Map<String, ?> body) {
        return vireo.json().header("Authorization", token).body(body).put("/c/{name}/standing", name);
    }

    public Response report(String token, String kind, String id, String reason) {
        return vireo.json()
                .header("Authorization", token)
                .body(Map.of("reason", reason, "text", "About " + reason))
                .post(kind.equals("video") ? "/v/{id}/reports" : "/c/{id}/reports", id);
    }

    public Response reportComment(String token, String hash, String id) {
        return vireo.json()
                .header("Authorization", token)
                .body(Map.of("reason", "spam", "text", "About spam"))
                .post("/v/{hash}/comments/{id}/reports", hash, id);
    }

    public Response decide(String token, String kind, String id, String action) {
        return vireo.json()
                .header("Authorization", token)
                .body(Map.of("subject", Map.of("kind", kind, "id", id), "action", action, "reason", "The rules"))
                .post("/moderation/decisions");
    }

    public Response appeal(String token, String kind, String id) {
        return vireo.json()
                .header("Authorization", token)
                .body(Map.of("subject", Map.of("kind", kind, "id", id), "text", "It is not so"))
                .post("/me/appeals");
    }

    /** Returns the number of entries about a subject in all pages of the queue. */
    public Map<String, Object> queueEntry(String token, String id) {
        String path = "/moderation/queue?limit=100";
        Map<String, Object> found = null;
        while (path != null) {
            Response page = vireo.request()
                    .header("Authorization", token)
                    .urlEncodingEnabled(false)
                    .get(path);
            page.then().statusCode(200);
            for (Map<String, Object> entry : page.jsonPath().<Map<String, Object>>getList("response")) {
                if (((Map<?, ?>) entry.get("subject")).get("id").equals(id)) {
                    assertThat(found).as("one entry for a subject").isNull();
                    found = entry;
                }
            }
            path = VireoClient.next(path, page);
        }
        return found;
    }

    /** Returns the e-mail address of an account. */
    public static String address(String name) throws SQLException {
        return Rows.select("SELECT Email FROM ChannelDetails JOIN Channels USING (ChannelID) WHERE Username = ?", name)
                .get(0);
    }
}
