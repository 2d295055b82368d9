package io.vireo.identity.role;

import static io.vireo.VireoClient.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.vireo.Rows;
import io.vireo.ServerTest;
import io.vireo.Staff;
import io.vireo.Together;
import io.vireo.auth.Forger;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Roles: who may change them, and from when on a change counts. */
class RoleIT extends ServerTest {
    @Test
    void shouldLetAnAdministratorChangeARoleAndAskForThePassword() throws Exception {
        Staff staff = new Staff(vireo);
        String admin = staff.token("admin");
        String name = vireo.newAccount();
        String token = vireo.token(name);

        staff.changeRole(admin, name, "moderator", "wrong horse").then().statusCode(402);
        queue(token, 403);
        staff.changeRole(admin, name, "moderator", PASSWORD)
                .then()
                .statusCode(200)
                .body("response.role", equalTo("moderator"));

        queue(token, 200);
        staff.changeRole(admin, name, "user", PASSWORD).then().statusCode(200);
        queue(token, 403);
    }

    @Test
    void shouldRejectCallersWithoutTheRole() throws Exception {
        Staff staff = new Staff(vireo);
        String name = vireo.newAccount();
        String moderator = staff.token("moderator");

        for (String token : List.of(vireo.token(name), moderator)) {
            staff.changeRole(token, name, "admin", PASSWORD)
                    .then()
                    .statusCode(403)
                    .body("response", equalTo("forbidden"));
        }
        staff.changeRole(staff.token("admin"), "no-such-channel", "user", PASSWORD)
                .then()
                .statusCode(404)
                .body("response", equalTo("channel"));
    }

    @Test
    void shouldIgnoreTheRolesInAToken() throws Exception {
        String genuine = vireo.token(vireo.newAccount());
        String forged = new Forger(genuine)
                .resigned(claims -> claims.setStringListClaim("groups", "channel", "moderator", "admin"));

        queue(forged, 403);
    }

    @Test
    void shouldKeepTheLastAdministratorAlsoIfTwoDemoteEachOther() throws Exception {
        Rows.change("UPDATE Channels SET Role = 'user' WHERE Role = 'admin'");
        Staff staff = new Staff(vireo);
        String first = staff.newAccount("admin");
        String second = staff.newAccount("admin");
        String firstToken = vireo.token(first);
        String secondToken = vireo.token(second);

        List<Integer> answers = Together.call(List.of(
                () -> staff.changeRole(firstToken, second, "user", PASSWORD).statusCode(),
                () -> staff.changeRole(secondToken, first, "user", PASSWORD).statusCode()));

        assertThat(answers).containsExactlyInAnyOrder(200, 403);
        List<String> left = Rows.select("SELECT Username FROM Channels WHERE Role = 'admin'");
        assertThat(left).hasSize(1);
        String token = left.get(0).equals(first) ? firstToken : secondToken;
        staff.changeRole(token, left.get(0), "user", PASSWORD)
                .then()
                .statusCode(409)
                .body("response", equalTo("last-admin"));
        vireo.deleteAccount(token, left.get(0), PASSWORD)
                .then()
                .statusCode(409)
                .body("response", equalTo("last-admin"));
    }

    @Test
    void shouldRejectOneOfTwoDemotionsOfTheLastTwoAdministratorsByThemselves() throws Exception {
        Rows.change("UPDATE Channels SET Role = 'user' WHERE Role = 'admin'");
        Staff staff = new Staff(vireo);
        String first = staff.newAccount("admin");
        String second = staff.newAccount("admin");
        String firstToken = vireo.token(first);
        String secondToken = vireo.token(second);

        List<Integer> answers = Together.call(List.of(
                () -> staff.changeRole(firstToken, first, "user", PASSWORD).statusCode(),
                () -> staff.changeRole(secondToken, second, "user", PASSWORD).statusCode()));

        assertThat(answers).containsExactlyInAnyOrder(200, 409);
        assertThat(Rows.select("SELECT 1 FROM Channels WHERE Role = 'admin'")).hasSize(1);
    }

    private void queue(String token, int status) {
        vireo.request()
                .header("Authorization", token)
                .get("/moderation/queue")
                .then()
                .statusCode(status);
    }
}
