package io.certmonitor.azure.decoding;

import static io.certmonitor.azure.decoding.TestCertificate.dns;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSAbsentContent;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.util.CollectionStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CertificateParserTest {

    private static final TestCertificate LEAF = TestCertificate.leaf();
    private static final byte[] DER = LEAF.der();
    private static final String BASE64 = Base64.getEncoder().encodeToString(DER);

    @ParameterizedTest
    @MethodSource("spellings")
    void readsEveryWayToWriteACertificate(String text) throws GeneralSecurityException {
        assertThat(parse(text).certificate().getEncoded()).isEqualTo(DER);
    }

    static Stream<String> spellings() {
        String lines = Base64.getMimeEncoder().encodeToString(DER);
        String pem = LEAF.pem();
        return Stream.of(
                BASE64,
                BASE64.replace("=", ""),
                lines,
                lines.replace("\r\n", "\n") + "\n",
                Base64.getUrlEncoder().encodeToString(DER),
                Base64.getUrlEncoder().withoutPadding().encodeToString(DER),
                pem,
                pem.replace("\r\n", "\n"),
                pem.replaceAll("[\r\n]+", " "),
                pem.replace("BEGIN CERT", "BEGIN X509 CERT").replace("END CERT", "END X509 CERT"),
                "Subject: CN=www.contoso.com\n" + pem,
                pem + TestCertificate.authority("CN=Issuing CA").pem(),
                "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n" + pem);
    }

    @Test
    void readsWhatTheCertificateSays() {
        ParsedCertificate parsed = parse(BASE64);

        assertThat(parsed.version()).isEqualTo(3);
        assertThat(parsed.serialNumber()).isEqualTo("00D7AB01");
        assertThat(parsed.notBefore()).isEqualTo(TestCertificate.NOT_BEFORE);
        assertThat(parsed.notAfter()).isEqualTo(TestCertificate.NOT_AFTER);
        assertThat(parsed.signatureAlgorithm()).isEqualTo("SHA256withRSA");
        assertThat(parsed.signatureAlgorithmId()).isEqualTo("1.2.840.113549.1.1.11");
        assertThat(parsed.keySize()).isEqualTo(2048);
        assertThat(parsed.subjectAlternativeNames()).containsExactly("www.contoso.com", "contoso.com");
        assertThat(parsed.subject()).isEqualTo("CN=www.contoso.com");
        assertThat(parsed.issuer()).isEqualTo("CN=Issuing CA, O=Contoso");
        assertThat(parsed.thumbprint()).matches("[0-9A-F]{40}");
    }

    @Test
    void theThumbprintIsTheSha1OfTheCertificate() throws GeneralSecurityException {
        byte[] sha1 = MessageDigest.getInstance("SHA-1").digest(DER);

        assertThat(parse(BASE64).thumbprint())
                .isEqualTo(HexFormat.of().withUpperCase().formatHex(sha1));
    }

    @ParameterizedTest
    @CsvSource({
        "RSA, 1024, RSA, 1024",
        "RSA, 3072, RSA, 3072",
        "EC, 256, EC, 256",
        "EC, 521, EC, 521",
        "DSA, 1024, DSA, 1024",
        "Ed25519, 0, EdDSA, 255",
        "Ed448, 0, EdDSA, 448",
        "X25519, 0, XDH,",
    })
    void readsTheSortAndTheSizeOfAKey(String algorithm, int bits, String sort, @Nullable Integer size) {
        TestCertificate certificate = LEAF.withKey(TestCertificate.key(algorithm, bits));

        assertThat(parse(certificate.base64()).keyAlgorithm()).isEqualTo(sort);
        assertThat(parse(certificate.base64()).keySize()).isEqualTo(size);
    }

    @Test
    void aKeyOfAnUnknownSortHasNoSizeAndTheRestIsRead() {
        ParsedCertificate parsed =
                parse(LEAF.withKey(TestCertificate.unknownKey()).base64());

        assertThat(parsed.keySize()).isNull();
        assertThat(parsed.notAfter()).isEqualTo(TestCertificate.NOT_AFTER);
    }

    @Test
    void tellsOfAWeakSignature() {
        assertThat(parse(LEAF.withSignatureAlgorithm("SHA1withRSA").base64()).signatureAlgorithm())
                .isEqualTo("SHA1withRSA");
    }

    @Test
    void keepsTheNamesOfHostsAlone() {
        TestCertificate certificate = LEAF.withNames(
                dns("*.contoso.com"),
                new GeneralName(GeneralName.rfc822Name, "someone@contoso.com"),
                new GeneralName(GeneralName.iPAddress, "192.0.2.1"),
                new GeneralName(GeneralName.directoryName, "CN=someone"),
                new GeneralName(GeneralName.iPAddress, "2001:db8::1"));

        assertThat(parse(certificate.base64()).subjectAlternativeNames())
                .containsExactly("*.contoso.com", "192.0.2.1", "2001:db8:0:0:0:0:0:1");
    }

    @Test
    void aCertificateWithoutNamesHasNone() {
        assertThat(parse(TestCertificate.authority("CN=Root").base64()).subjectAlternativeNames())
                .isEmpty();
    }

    @Test
    void ofABundleTheFirstThatIsNoAuthorityCounts() throws IOException {
        String bundle = bundle(TestCertificate.authority("CN=Root"), LEAF, LEAF.withSubject("CN=second"));

        assertThat(parse(bundle).subject()).isEqualTo("CN=www.contoso.com");
        assertThat(parse("-----BEGIN PKCS7-----\n" + bundle + "\n-----END PKCS7-----")
                        .subject())
                .isEqualTo("CN=www.contoso.com");
    }

    @Test
    void ofABundleOfAuthoritiesTheFirstCounts() throws IOException {
        String bundle = bundle(TestCertificate.authority("CN=Issuing"), TestCertificate.authority("CN=Root"));

        assertThat(parse(bundle).subject()).isEqualTo("CN=Issuing");
    }

    @Test
    void anEmptyBundleIsNoCertificate() throws IOException {
        assertThat(CertificateParser.parse(bundle())).isEmpty();
    }

    @Test
    void whatFollowsACertificateIsIgnored() {
        byte[] longer = Arrays.copyOf(DER, DER.length + 3);

        assertThat(parse(Base64.getEncoder().encodeToString(longer)).serialNumber())
                .isEqualTo("00D7AB01");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "xdf!x|",
                "CANARY",
                "A",
                "AAAA",
                "MAA=",
                "MIA=",
                "MIAwgA==",
                "MIP///8=",
                "MIT/////",
                "MIn/////////////",
                "Stra\u00DFe",
                "\uD83D\uDE00",
                "\uD800",
                "-----BEGIN CERTIFICATE-----",
                "-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----",
                "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----",
                "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----"
            })
    void whatIsNoCertificateIsNone(String text) {
        assertThat(CertificateParser.parse(text)).isEmpty();
    }

    @Test
    void aCertificateThatIsCutShortIsNone() {
        List<Integer> readable = new ArrayList<>();
        for (int length = 0; length < DER.length; length++) {
            String text = Base64.getEncoder().encodeToString(Arrays.copyOf(DER, length));
            if (CertificateParser.parse(text).isPresent()) {
                readable.add(length);
            }
        }

        assertThat(readable).isEmpty();
    }

    @Test
    void lengthsThatAreNotGivenInAdvanceAreNotFollowed() {
        byte[] nested = new byte[48_000];
        for (int i = 0; i < nested.length; i += 2) {
            nested[i] = 0x30;
            nested[i + 1] = (byte) 0x80;
        }
        byte[] inside = nested.clone();
        inside[1] = (byte) 0x82;
        inside[2] = (byte) 0xBB;
        inside[3] = (byte) 0x7C;

        assertThat(CertificateParser.parse(Base64.getEncoder().encodeToString(nested)))
                .isEmpty();
        assertThat(CertificateParser.parse(Base64.getEncoder().encodeToString(inside)))
                .isEmpty();
    }

    @Test
    void aTextThatIsLongerThanAnyCertificateIsNotRead() {
        String padding = " ".repeat(64 * 1024 - BASE64.length());

        assertThat(CertificateParser.parse(BASE64 + padding)).isPresent();
        assertThat(CertificateParser.parse(BASE64 + padding + " ")).isEmpty();
    }

    private static ParsedCertificate parse(String text) {
        return CertificateParser.parse(text).orElseThrow();
    }

    /** A PKCS #7 file that holds certificates in this order and signs nothing. */
    private static String bundle(TestCertificate... certificates) throws IOException {
        List<X509CertificateHolder> all = new ArrayList<>();
        for (TestCertificate certificate : certificates) {
            all.add(new X509CertificateHolder(certificate.der()));
        }
        CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
        try {
            generator.addCertificates(new CollectionStore<>(all));
            return Base64.getEncoder()
                    .encodeToString(
                            generator.generate(new CMSAbsentContent(), false).getEncoded(ASN1Encoding.DL));
        } catch (CMSException e) {
            throw new AssertionError(e);
        }
    }
}
