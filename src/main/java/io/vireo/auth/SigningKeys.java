package io.vireo.auth;

import io.vireo.platform.PrivateFiles;
import io.vireo.platform.config.InvalidSettingException;
import io.vireo.platform.startup.Phase;
import io.vireo.platform.startup.StartupPhase;
import io.vireo.platform.startup.StartupTask;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.util.List;
import java.util.stream.Stream;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jspecify.annotations.Nullable;

/**
 * The keys of the tokens: every {@code token-*.pem} of the key directory verifies, the last one by name that has a private key
 * signs. A new key is put in force by adding a file with a later name and restarting; the old file goes when the tokens it signed
 * have run out. Without any key a pair is made at the first start.
 */
@ApplicationScoped
@Phase(StartupPhase.PREPARE)
class SigningKeys implements StartupTask {
    private static final Logger LOG = System.getLogger(SigningKeys.class.getName());

    @Inject
    TokenSettings settings;

    @Inject
    SecureRandom random;

    private @Nullable PrivateKey signingKey;
    private String signingKeyId = "";
    private final JsonWebKeySet verificationKeys = new JsonWebKeySet();

    @Override
    public void start() {
        try {
            for (Path file : files()) {
                add(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The key directory " + settings.keys() + " cannot be used", e);
        }
        if (signingKey == null) {
            throw new InvalidSettingException("vireo.token.keys", "names a directory without a private key");
        }
    }

    private List<Path> files() throws IOException {
        Path directory = PrivateFiles.directory(settings.keys());
        if (list(directory).isEmpty()) {
            makePair(directory);
        }
        return list(directory);
    }

    /** Once, also if several nodes that share the directory start together. */
    private void makePair(Path directory) throws IOException {
        try (FileChannel lock = PrivateFiles.openFile(directory.resolve(".making"));
                FileLock held = lock.lock()) {
            Path file = directory.resolve("token-1.pem");
            if (list(directory).isEmpty()) {
                PemKeys.write(file, PemKeys.generate(random));
                LOG.log(Level.INFO, "Made a key pair for the tokens: {0}", file);
            }
        }
    }

    private static List<Path> list(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().matches("token-.+\\.pem"))
                    .sorted()
                    .toList();
        }
    }

    private void add(Path file) throws IOException {
        PemKeys.Pem pem = PemKeys.read(file);
        EllipticCurveJsonWebKey key = new EllipticCurveJsonWebKey(pem.publicKey());
        key.setKeyId(key.calculateBase64urlEncodedThumbprint("SHA-256"));
        key.setUse("sig");
        key.setAlgorithm("ES256");
        verificationKeys.addJsonWebKey(key);
        if (pem.privateKey() != null) {
            signingKey = pem.privateKey();
            signingKeyId = key.getKeyId();
        }
    }

    PrivateKey signingKey() {
        if (signingKey == null) {
            throw new IllegalStateException("The keys are not loaded yet");
        }
        return signingKey;
    }

    /** The RFC 7638 thumbprint of the signing key, as the {@code kid} of tokens. */
    String signingKeyId() {
        return signingKeyId;
    }

    /** The public keys as a JWK set (RFC 7517). */
    String verificationKeys() {
        return verificationKeys.toJson(OutputControlLevel.PUBLIC_ONLY);
    }
}
