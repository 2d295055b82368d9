package io.vireo.auth;

import static java.util.Objects.requireNonNull;

import io.vireo.platform.PrivateFiles;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.openssl.PEMException;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes P-256 keys in PEM files: a private key (PKCS #8, or {@code EC PRIVATE KEY} as written by openssl) followed by the
 * public key. A file with only a public key is used for verification, not for signing.
 */
final class PemKeys {
    private static final int P256_BITS = 256;
    private static final Pattern PART =
            Pattern.compile("-----BEGIN ([A-Z ]+)-----([A-Za-z0-9+/=\\s]+)-----END \\1-----\\s*");

    private PemKeys() {}

    /**
     * The content of a key file.
     *
     * @param privateKey null if the file contains only a public key
     */
    record Pem(@Nullable PrivateKey privateKey, ECPublicKey publicKey) {}

    static KeyPair generate(SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no P-256 keys", e);
        }
    }

    static void write(Path file, KeyPair keys) throws IOException {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter pem = new JcaPEMWriter(text)) {
            pem.writeObject(new JcaPKCS8Generator(keys.getPrivate(), null));
            pem.writeObject(keys.getPublic());
        }
        PrivateFiles.write(file, text.toString().getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * Reads a key file.
     *
     * @throws PEMException if the file contains no usable P-256 key
     */
    static Pem read(Path file) throws IOException {
        Pem pem = readStandard(Files.readString(file, StandardCharsets.US_ASCII));
        return pem == null ? readOther(file) : pem;
    }

    /**
     * Reads a text of {@link #write} with the JDK alone: the classes of BouncyCastle would take a fiftieth of a start.
     *
     * @return null if the text has other parts or an error
     */
    private static @Nullable Pem readStandard(String text) {
        Map<String, byte[]> parts = new HashMap<>();
        Matcher part = PART.matcher(text);
        int end = 0;
        while (part.find(end) && part.start() == end) {
            parts.put(part.group(1), Base64.getMimeDecoder().decode(part.group(2)));
            end = part.end();
        }
        if (end < text.length() || !parts.keySet().equals(Set.of("PRIVATE KEY", "PUBLIC KEY"))) {
            return null;
        }
        try {
            KeyFactory keys = KeyFactory.getInstance("EC");
            PrivateKey privateKey =
                    keys.generatePrivate(new PKCS8EncodedKeySpec(requireNonNull(parts.get("PRIVATE KEY"))));
            PublicKey publicKey = keys.generatePublic(new X509EncodedKeySpec(requireNonNull(parts.get("PUBLIC KEY"))));
            return publicKey instanceof ECPublicKey key && isP256(key) ? new Pem(privateKey, key) : null;
        } catch (GeneralSecurityException e) {
            return null;
        }
    }

    private static boolean isP256(ECPublicKey key) {
        return key.getParams().getCurve().getField().getFieldSize() == P256_BITS;
    }

    private static Pem readOther(Path file) throws IOException {
        JcaPEMKeyConverter converter = new JcaPEMKeyConverter();
        PrivateKey privateKey = null;
        @Nullable SubjectPublicKeyInfo publicKey = null;
        try (Reader text = Files.newBufferedReader(file, StandardCharsets.US_ASCII);
                PEMParser pem = new PEMParser(text)) {
            for (Object part = pem.readObject(); part != null; part = pem.readObject()) {
                if (part instanceof PEMKeyPair pair) {
                    privateKey = converter.getPrivateKey(pair.getPrivateKeyInfo());
                    publicKey = pair.getPublicKeyInfo();
                } else if (part instanceof PrivateKeyInfo info) {
                    privateKey = converter.getPrivateKey(info);
                } else if (part instanceof SubjectPublicKeyInfo info) {
                    publicKey = info;
                }
            }
        }
        if (publicKey == null || !(converter.getPublicKey(publicKey) instanceof ECPublicKey key) || !isP256(key)) {
            throw new PEMException("contains no P-256 public key");
        }
        return new Pem(privateKey, key);
    }
}
