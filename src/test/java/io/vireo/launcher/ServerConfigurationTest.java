package io.vireo.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerConfigurationTest {
    private static final String DOMAIN = """
            <domain>
              <configs>
                <config name="other"><service a="1"/></config>
                <config name="server-config">
                  <service a="1"/>
                  <listeners><listener id="x" port="1"/><listener id="y" port="2"/></listeners>
                </config>
              </configs>
            </domain>
            """;

    private static final String WEB = """
            <web-app xmlns="http://xmlns.jcp.org/xml/ns/javaee">
              <context-param><param-name>faces</param-name></context-param>
              <servlet><servlet-name>default</servlet-name></servlet>
              <servlet><servlet-name>jsp</servlet-name></servlet>
              <servlet-mapping><servlet-name>jsp</servlet-name></servlet-mapping>
              <mime-mapping><extension>html</extension></mime-mapping>
              <mime-mapping><extension>xyz</extension></mime-mapping>
              <welcome-file-list/>
            </web-app>
            """;

    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    Path directory;

    @Test
    void shouldHaveTheSettingsOfTheCommands() throws IOException {
        write("""
                # a comment
                set configs.config.server-config.service.a=false

                set configs.config.server-config.listeners.listener.y.port=8443
                set configs.config.server-config.listeners.listener.y.new-one=a=b
                """);
        assertThat(directory.resolve("config/domain.xml"))
                .content()
                .contains("<config name=\"other\"><service a=\"1\"/>")
                .contains("<service a=\"false\"/>")
                .contains("<listener id=\"x\" port=\"1\"/>")
                .contains("<listener id=\"y\" new-one=\"a=b\" port=\"8443\"/>");
    }

    @Test
    void shouldLackWhatTheApplicationDoesNotUse() throws IOException {
        write("");
        assertThat(directory.resolve("config/default-web.xml"))
                .content()
                .contains("<servlet-name>default<", "<extension>html<", "<welcome-file-list/>")
                .doesNotContain("faces", "jsp", "xyz");
    }

    @Test
    void shouldRejectCommandsThatItCannotApply() {
        assertThatIOException().isThrownBy(() -> write("set configs.config.missing.service.a=1"));
        assertThatIOException().isThrownBy(() -> write("set configs.config.server-config.missing.a=1"));
        assertThatIOException().isThrownBy(() -> write("create-jdbc-resource jdbc/a"));
    }

    @Test
    void shouldHaveTheCertificatesAndKeysOfTheStores() throws Exception {
        write("");
        for (String name : List.of("keystore.p12", "cacerts.p12")) {
            KeyStore original = load(uberjarOfPayara(), name);
            KeyStore written;
            try (InputStream file =
                    Files.newInputStream(directory.resolve("config").resolve(name))) {
                written = load(file);
            }
            assertThat(Collections.list(written.aliases())).hasSameElementsAs(Collections.list(original.aliases()));
            for (String alias : Collections.list(original.aliases())) {
                assertThat(written.getCertificate(alias)).isEqualTo(original.getCertificate(alias));
                assertThat(written.isKeyEntry(alias)).isEqualTo(original.isKeyEntry(alias));
                assertThat(written.getKey(alias, PASSWORD)).isEqualTo(original.getKey(alias, PASSWORD));
            }
        }
        assertThat(System.getProperty("keystore.pkcs12.macAlgorithm")).isNull();
    }

    private static Path uberjarOfPayara() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.contains("payara-micro-"))
                .map(Path::of)
                .findFirst()
                .orElseThrow();
    }

    private static KeyStore load(Path jar, String name) throws Exception {
        try (JarFile opened = new JarFile(jar.toFile());
                InputStream file = opened.getInputStream(opened.getEntry("MICRO-INF/domain/" + name))) {
            return load(file);
        }
    }

    private static KeyStore load(InputStream file) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(file, PASSWORD);
        return store;
    }

    private void write(String commands) throws IOException {
        Path uberjar = directory.resolve("uber.jar");
        try (ZipOutputStream jar = new ZipOutputStream(Files.newOutputStream(uberjar));
                JarFile payara = new JarFile(uberjarOfPayara().toFile())) {
            for (Map.Entry<String, String> file : Map.of(
                            "MICRO-INF/pre-boot-commands.txt", commands,
                            "MICRO-INF/domain/domain.xml", DOMAIN,
                            "MICRO-INF/domain/default-web.xml", WEB)
                    .entrySet()) {
                jar.putNextEntry(new ZipEntry(file.getKey()));
                jar.write(file.getValue().getBytes(UTF_8));
            }
            for (String store : List.of("MICRO-INF/domain/keystore.p12", "MICRO-INF/domain/cacerts.p12")) {
                jar.putNextEntry(new ZipEntry(store));
                try (InputStream bytes = payara.getInputStream(payara.getEntry(store))) {
                    bytes.transferTo(jar);
                }
            }
        }
        ServerConfiguration configuration = ServerConfiguration.in(directory);
        try (JarFile opened = new JarFile(uberjar.toFile())) {
            configuration.write(opened);
        }
        assertThat(configuration.isComplete()).isTrue();
        configuration.copyBelow(directory);
    }
}
