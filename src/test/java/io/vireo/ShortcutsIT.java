package io.vireo;

import static io.vireo.VireoClient.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import io.vireo.auth.Forger;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Accounts, tokens and videos that {@link AccountRows} and {@link VideoRows} make equal those that the server makes. */
class ShortcutsIT extends ServerTest {
    @Test
    void shouldAddAnAccountAsASignUpDoes() throws Exception {
        String signedUp = VireoClient.newName();
        vireo.signUp(VireoClient.person(signedUp)).then().statusCode(200);
        String added = vireo.newAccount();

        assertThat(account(added)).isEqualTo(account(signedUp));
        vireo.signIn(added, PASSWORD).then().statusCode(200);
        assertThat(hashOf(added)).isEqualTo(AccountRows.PASSWORD_HASH);
    }

    @Test
    void shouldMakeATokenAsASignInDoes() {
        String name = vireo.newAccount();
        Forger signedIn = new Forger(vireo.signedIn(name));
        Forger made = new Forger(vireo.token(name));

        assertThat(made.header()).isEqualTo(signedIn.header());
        assertThat(steady(made)).isEqualTo(steady(signedIn));
        vireo.announce(vireo.token(name), "Announced", "").then().statusCode(200);
    }

    @Test
    void shouldPublishAsAnUploadDoes() throws Exception {
        String name = vireo.newAccount();
        String token = vireo.token(name);
        String uploaded = vireo.uploaded(token, "Uploaded", "About it");
        String copied = vireo.published(token, "Copied", "About it");

        assertThat(video(copied)).isEqualTo(video(uploaded));
        assertThat(types(copied)).isEqualTo(types(uploaded));
        assertThat(bytes("/video/d/" + copied)).isEqualTo(bytes("/video/d/" + uploaded));
        assertThat(bytes("/thumbnails/" + copied)).isEqualTo(bytes("/thumbnails/" + uploaded));
        assertThat(vireo.list("/videos/channel/{name}", name))
                .extracting(entry -> entry.get("title"))
                .containsExactly("Copied", "Uploaded");
        assertThat(Rows.select("SELECT VideoCount FROM Channels WHERE Username = ?", name))
                .containsExactly("2");
    }

    private static Map<String, List<String>> account(String name) throws Exception {
        String channel = "ChannelID = (SELECT ChannelID FROM Channels WHERE Username = ?)";
        Map<String, List<String>> values = new TreeMap<>();
        values.putAll(values("Channels", List.of("Username", "VisibleName", "Password", "Created"), channel, name));
        values.putAll(values("ChannelDetails", List.of("ChannelID", "Email"), channel, name));
        return values;
    }

    private static Map<String, List<String>> video(String hash) throws Exception {
        return values("Videos", List.of("PathHash", "Title", "Upload", "HasStoryboard"), "PathHash = ?", hash);
    }

    /** Returns the values of a row by column, except generated ones, keys, those of the search, and {@code different} ones. */
    private static Map<String, List<String>> values(
            String table, List<String> different, String where, String parameter) throws Exception {
        Map<String, List<String>> values = new TreeMap<>();
        for (String column : Rows.select(
                "SELECT COLUMN_NAME FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = ?"
                        + " AND GENERATION_EXPRESSION IS NULL AND COLUMN_KEY <> 'PRI' AND COLUMN_NAME <> 'SearchMark'",
                table)) {
            if (!different.contains(column)) {
                values.put(column, Rows.select("SELECT `" + column + "` FROM " + table + " WHERE " + where, parameter));
            }
        }
        return values;
    }

    private static String hashOf(String name) throws Exception {
        return Rows.select("SELECT Password FROM Channels WHERE Username = ?", name)
                .get(0);
    }

    /** Returns the claims that are equal in all tokens of an account. */
    private static Map<String, Object> steady(Forger token) {
        Map<String, Object> claims = new TreeMap<>(token.claims().getClaimsMap());
        assertThat(claims).containsKeys("jti", "iat", "exp");
        claims.keySet().removeAll(List.of("jti", "iat", "exp"));
        return claims;
    }

    private static Collection<String> types(String hash) throws Exception {
        return Leftovers.filesOf(hash).stream()
                .map(file -> file.getParent().getFileName() + "/"
                        + file.getFileName().toString().substring(hash.length()))
                .toList();
    }

    private byte[] bytes(String path) {
        return vireo.request().get(path).then().statusCode(200).extract().asByteArray();
    }
}
