package io.vireo.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * The configuration files of Payara Micro as each start needs them, made at the first start of a version: {@code domain.xml} has the
 * settings of {@code payara/pre-boot.txt}, each of which costs a command otherwise; {@code default-web.xml}, of 160 KB, is without JSP and
 * JSF and without the media types of files that the application does not have; the stores of certificates are not encrypted. Payara keeps
 * those it finds in its directory.
 */
final class ServerConfiguration {
    /** The commands that Payara Micro runs before it starts, one a line. */
    static final String COMMANDS = "MICRO-INF/pre-boot-commands.txt";

    private static final String DOMAIN = "domain.xml";
    private static final String WEB = "default-web.xml";

    /** The stores of the certificates. Their password is public. */
    private static final List<String> STORES = List.of("keystore.p12", "cacerts.p12");

    private static final List<String> FILES = List.of(DOMAIN, WEB, STORES.get(0), STORES.get(1));
    private static final char[] PASSWORD = "changeit".toCharArray();

    /** Options of the JDK for new stores: without protection of certificates, and the least protection of keys. */
    private static final Map<String, String> UNPROTECTED = Map.of(
            "keystore.pkcs12.certProtectionAlgorithm", "NONE",
            "keystore.pkcs12.macAlgorithm", "NONE",
            "keystore.pkcs12.keyPbeIterationCount", "1");

    private static final String ORIGINALS = "MICRO-INF/domain/";

    /** Payara's name of the directory below its root directory. */
    private static final String TARGET = "config";

    private static final String SET = "set ";

    /** The attributes that tell elements of one name apart. */
    private static final List<String> KEYS = List.of("name", "id");

    /** The suffixes of the files that the default servlet serves. */
    private static final Set<String> SUFFIXES = Set.of(
            "css", "gif", "html", "ico", "jpg", "js", "json", "map", "md", "png", "svg", "txt", "woff2", "xml", "yaml");

    private final Path directory;

    private ServerConfiguration(Path directory) {
        this.directory = directory;
    }

    /** @param libraries the directory of the {@link ServerLibraries} */
    static ServerConfiguration in(Path libraries) {
        return new ServerConfiguration(libraries.resolve("configuration"));
    }

    /** Returns whether the files depend on this entry of the uberjar. */
    static boolean isOriginal(JarEntry entry) {
        return entry.getName().equals(COMMANDS)
                || FILES.stream().anyMatch(file -> entry.getName().equals(ORIGINALS + file));
    }

    /** Returns whether the files are there. */
    boolean isComplete() {
        return FILES.stream().allMatch(file -> Files.isRegularFile(directory.resolve(file)));
    }

    /** Makes the files from those of the uberjar. */
    void write(JarFile uberjar) throws IOException {
        Files.createDirectories(directory);
        try {
            Document domain = parse(uberjar, ORIGINALS + DOMAIN);
            for (String setting : settings(uberjar)) {
                int equals = setting.indexOf('=');
                set(domain, setting.substring(0, equals), setting.substring(equals + 1));
            }
            save(domain, directory.resolve(DOMAIN));
            Document web = parse(uberjar, ORIGINALS + WEB);
            removeUnused(web);
            save(web, directory.resolve(WEB));
            for (String store : STORES) {
                unprotect(uberjar, store);
            }
        } catch (ParserConfigurationException | SAXException | TransformerException | GeneralSecurityException e) {
            throw new IOException("the configuration of the server cannot be prepared: " + e.getMessage(), e);
        }
    }

    /** Copies the files to where the server expects them. */
    void copyBelow(Path root) throws IOException {
        Path target = Files.createDirectories(root.resolve(TARGET));
        for (String file : FILES) {
            Files.copy(directory.resolve(file), target.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static List<String> settings(JarFile uberjar) throws IOException {
        List<String> settings = new ArrayList<>();
        for (String line : new String(bytes(uberjar, COMMANDS), UTF_8).lines().toList()) {
            if (line.startsWith(SET) && line.indexOf('=') > 0) {
                settings.add(line.substring(SET.length()).strip());
            } else if (!line.isBlank() && !line.startsWith("#")) {
                throw new IOException("this command does not set anything: " + line);
            }
        }
        return settings;
    }

    /**
     * Sets an attribute.
     *
     * @param name the dotted name of Payara's {@code set}: the names of the elements, each with its key if it has one, and the attribute
     */
    private static void set(Document domain, String name, String value) throws IOException {
        Deque<String> parts = new ArrayDeque<>(List.of(name.split("\\.")));
        String attribute = parts.removeLast();
        Element element = domain.getDocumentElement();
        while (!parts.isEmpty()) {
            String part = parts.removeFirst();
            List<Element> children = elements(element.getChildNodes())
                    .filter(child -> child.getTagName().equals(part))
                    .toList();
            if (children.isEmpty()) {
                throw new IOException("the configuration has nothing of the name " + name);
            }
            if (KEYS.stream().anyMatch(children.get(0)::hasAttribute)) {
                String key = String.valueOf(parts.pollFirst());
                element = children.stream()
                        .filter(child -> KEYS.stream()
                                .anyMatch(each -> child.getAttribute(each).equals(key)))
                        .findFirst()
                        .orElseThrow(() -> new IOException("the configuration has nothing of the name " + name));
            } else {
                element = children.get(0);
            }
        }
        element.setAttribute(attribute, value);
    }

    /** Writes a store again, so that the server need not derive keys from the public password with thousands of iterations. */
    private void unprotect(JarFile uberjar, String name) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream file = uberjar.getInputStream(entry(uberjar, ORIGINALS + name))) {
            store.load(file, PASSWORD);
        }
        Map<String, Optional<String>> before = new HashMap<>();
        UNPROTECTED.forEach(
                (option, value) -> before.put(option, Optional.ofNullable(System.setProperty(option, value))));
        try (OutputStream out = Files.newOutputStream(directory.resolve(name))) {
            for (String alias : Collections.list(store.aliases())) {
                if (store.isKeyEntry(alias)) {
                    store.setKeyEntry(alias, store.getKey(alias, PASSWORD), PASSWORD, store.getCertificateChain(alias));
                }
            }
            store.store(out, PASSWORD);
        } finally {
            before.forEach((option, value) -> value.ifPresentOrElse(
                    original -> System.setProperty(option, original), () -> System.clearProperty(option)));
        }
    }

    private static void removeUnused(Document web) {
        for (Element element :
                elements(web.getDocumentElement().getChildNodes()).toList()) {
            boolean isUsed = switch (element.getTagName()) {
                case "context-param" -> false;
                case "servlet", "servlet-mapping" ->
                    !text(element, "servlet-name").equals("jsp");
                case "mime-mapping" -> SUFFIXES.contains(text(element, "extension"));
                default -> true;
            };
            if (!isUsed) {
                web.getDocumentElement().removeChild(element);
            }
        }
    }

    private static String text(Element parent, String child) {
        return elements(parent.getElementsByTagName(child))
                .findFirst()
                .map(Element::getTextContent)
                .orElse("")
                .strip();
    }

    private static Stream<Element> elements(NodeList nodes) {
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            Node node = nodes.item(i);
            if (node instanceof Element element) {
                elements.add(element);
            }
        }
        return elements.stream();
    }

    private static Document parse(JarFile uberjar, String name)
            throws IOException, ParserConfigurationException, SAXException {
        try (InputStream file = uberjar.getInputStream(entry(uberjar, name))) {
            return DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(file);
        }
    }

    private static byte[] bytes(JarFile uberjar, String name) throws IOException {
        try (InputStream file = uberjar.getInputStream(entry(uberjar, name))) {
            return file.readAllBytes();
        }
    }

    private static ZipEntry entry(JarFile uberjar, String name) throws IOException {
        ZipEntry entry = uberjar.getEntry(name);
        if (entry == null) {
            throw new IOException("the jar has no " + name);
        }
        return entry;
    }

    private static void save(Document document, Path file) throws IOException, TransformerException {
        try (OutputStream out = Files.newOutputStream(file)) {
            TransformerFactory.newDefaultInstance()
                    .newTransformer()
                    .transform(new DOMSource(document), new StreamResult(out));
        }
    }
}
