package ayes.cluster.container;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** A certificate that proves nothing but keeps the line secret, so that there is TLS before there is a real one. */
final class Certificate {

    /** Phones refuse to be told to trust one that is good for longer than 825 days. */
    private static final int DAYS = 800;

    private static final String ALIAS = "front-door";

    /** Of a file that is deleted before anybody else could read it. */
    private static final String PASSWORD = "for-a-moment";

    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));

    private Certificate() {}

    /**
     * Made by the JRE's own keytool: Java has no public way to sign a certificate.
     *
     * @param names that it is for, besides this machine's loopback address
     * @return key and certificate in one PEM text, as HAProxy reads it
     */
    static String selfSigned(List<String> names) throws IOException, GeneralSecurityException, InterruptedException {
        Path directory = Files.createTempDirectory("ayes-certificate");
        Path store = directory.resolve("store.p12");
        try {
            keytool(store, names);
            var keys = KeyStore.getInstance("PKCS12");
            try (InputStream in = Files.newInputStream(store)) {
                keys.load(in, PASSWORD.toCharArray());
            }
            return pem("PRIVATE KEY", keys.getKey(ALIAS, PASSWORD.toCharArray()).getEncoded())
                    + pem("CERTIFICATE", keys.getCertificate(ALIAS).getEncoded());
        } finally {
            Files.deleteIfExists(store);
            Files.delete(directory);
        }
    }

    /** Whether the certificate in this file is good no longer than until then. */
    static boolean endsBefore(Path pem, Instant moment) throws IOException, GeneralSecurityException {
        String text = Files.readString(pem);
        String certificate = text.substring(text.indexOf("-----BEGIN CERTIFICATE"));
        try (InputStream in = new ByteArrayInputStream(certificate.getBytes(StandardCharsets.US_ASCII))) {
            var read = (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
            return read.getNotAfter().toInstant().isBefore(moment);
        }
    }

    private static void keytool(Path store, List<String> names) throws IOException, InterruptedException {
        String alternatives =
                names.stream().map(name -> "dns:" + name).collect(Collectors.joining(",")) + ",ip:127.0.0.1";
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        ALIAS,
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-validity",
                        Integer.toString(DAYS),
                        "-dname",
                        "CN=Ayes",
                        "-ext",
                        "san=" + alternatives,
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        store.toString())
                .redirectErrorStream(true)
                .start();
        keytool.getOutputStream().close();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (keytool.waitFor() != 0) {
            throw new IOException("keytool made no certificate: " + said);
        }
    }

    private static String pem(String what, byte[] content) {
        return "-----BEGIN %s-----%n%s%n-----END %s-----%n"
                .formatted(what, LINES.encodeToString(Objects.requireNonNull(content)), what);
    }
}
