"""What the made-up municipalities need to solve together with the police: content only."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NeedText:
    """A need or problem, and the effort that would meet it, in the words of those who fill in the workbook."""

    title: str
    description: str
    kind: str
    category: str
    location: str
    actors: tuple[str, ...]
    reason: str
    effort: str
    before: str
    goal: str
    indicator: str


NEEDS = (
    NeedText(
        "Skadegörelse vid resecentrum",
        "Väntsal, cykelställ och busskurer utsätts för återkommande skadegörelse, mest kvällar mot helg.",
        "Problem", "Skadegörelse", "Resecentrum",
        ("Polismyndigheten", "Samhällsbyggnad", "Trafikbolag"),
        "Kommunen råder över miljön och polisen över närvaron; var för sig flyttar vi bara problemet.",
        "Tryggare resecentrum",
        "I snitt elva anmälningar om skadegörelse i månaden.",
        "Hälften så många skador efter ett år.",
        "Anmäld skadegörelse och kommunens kostnad för återställning",
    ),
    NeedText(
        "Otrygghet kring högstadieskolan",
        "Elever undviker delar av skolgården och vägen hem. Äldre ungdomar uppehåller sig vid entréerna.",
        "Problem", "Otrygghet", "Skolområde i centralorten",
        ("Polismyndigheten", "Skola", "Socialtjänst", "Kultur och fritid"),
        "Skolan ser eleverna på dagen, fritid och polis på kvällen; bilden blir hel först tillsammans.",
        "Trygg väg till och från skolan",
        "Var tredje elev uppger sig vara otrygg på väg till eller från skolan.",
        "Högst var femte elev är otrygg vid nästa mätning.",
        "Andel otrygga elever i skolans trygghetsenkät",
    ),
    NeedText(
        "Narkotika i centrala parken",
        "Öppen försäljning förekommer eftermiddagar och kvällar, och yngre ungdomar rekryteras som bud.",
        "Problem", "Narkotika", "Stadsparken",
        ("Polismyndigheten", "Socialtjänst", "Samhällsbyggnad", "Civilsamhälle"),
        "Ingripanden behöver följas av stöd till unga och av förändringar i miljön för att hålla.",
        "Parken tillbaka",
        "Försäljning iakttas fyra av sju kvällar i veckan.",
        "Försäljning iakttas högst en kväll i veckan.",
        "Gemensamma iakttagelser enligt protokoll, kvällar per vecka",
    ),
    NeedText(
        "Bedrägerier mot äldre",
        "Äldre blir uppringda eller besökta av personer som utger sig för att komma från bank eller hemtjänst.",
        "Problem", "Bedrägeri", "Hela kommunen",
        ("Polismyndigheten", "Socialtjänst", "Civilsamhälle"),
        "Hemtjänsten möter de äldre varje dag och polisen känner tillvägagångssätten.",
        "Lägg på luren",
        "Omkring sex anmälda bedrägerier mot äldre i månaden.",
        "Minst åtta av tio äldre har nåtts av råden.",
        "Andel nådda hushåll och anmälda brott mot äldre",
    ),
    NeedText(
        "Bostadsinbrott i villaområden",
        "Inbrotten ökar under den mörka årstiden, ofta nära större vägar.",
        "Problem", "Bostadsinbrott", "Villaområden vid genomfarten",
        ("Polismyndigheten", "Kommunen (KS)", "Civilsamhälle"),
        "Grannsamverkan behöver både polisens kunskap och kommunens stöd för att leva vidare.",
        "Fler områden med grannsamverkan",
        "Nio områden har grannsamverkan, varav fyra är vilande.",
        "Tjugo aktiva områden inom ett år.",
        "Aktiva områden och anmälda bostadsinbrott",
    ),
    NeedText(
        "Buskörning och störande trafik",
        "Mopeder och A-traktorer körs vårdslöst och stör boende på sena kvällar.",
        "Problem", "Trafik", "Industriområdet och centrum",
        ("Polismyndigheten", "Samhällsbyggnad", "Kultur och fritid", "Skola"),
        "Hastighetsdämpande åtgärder, mötesplatser och kontroller behöver planeras ihop.",
        "Lugnare kvällar",
        "Tjugofem klagomål i månaden under sommarhalvåret.",
        "Högst tio klagomål i månaden nästa sommar.",
        "Klagomål till kommunen och trafikkontroller",
    ),
    NeedText(
        "Våld i nära relation upptäcks sent",
        "Ärenden blir kända först när våldet är grovt. Verksamheterna frågar olika och sällan.",
        "Behov", "Våld i nära relation", "Hela kommunen",
        ("Polismyndigheten", "Socialtjänst", "Skola", "Region"),
        "Tidig upptäckt kräver att samma frågor ställs i alla verksamheter och att vi vet vart vi vänder oss.",
        "Fråga om våld",
        "Rutinmässiga frågor ställs i två av sju verksamheter.",
        "Alla verksamheter ställer frågor på samma sätt.",
        "Andel verksamheter som följer rutinen",
    ),
    NeedText(
        "Unga nära kriminalitet fångas inte upp",
        "Oro för enskilda grupper av unga stannar i varje verksamhet och åtgärderna kommer sent.",
        "Behov", "Organiserad brottslighet", "Centralorten",
        ("Polismyndigheten", "Socialtjänst", "Skola", "Kultur och fritid"),
        "Skola, socialtjänst, polis och fritid ser var sin del och behöver en gemensam arbetsgång.",
        "Tidiga och samordnade insatser",
        "Ingen gemensam arbetsgång finns och oro lämnas vidare muntligt.",
        "Första gemensamma bedömning inom en vecka.",
        "Dagar från oro till gemensam bedömning",
    ),
    NeedText(
        "Stölder i butik och galleria",
        "Handeln anmäler återkommande stölder och hot mot personal.",
        "Problem", "Stöld", "Centrumhandeln",
        ("Polismyndigheten", "Kommunen (KS)", "Näringsliv", "Bevakningsföretag"),
        "Handeln, väktare, kommun och polis behöver samma lägesbild för att vara på rätt plats.",
        "Trygg handel",
        "Fjorton anmälda butiksstölder i månaden.",
        "En fjärdedel färre stölder efter ett år.",
        "Anmälda butiksstölder och handelns enkät",
    ),
    NeedText(
        "Ordningsstörningar vid badplatsen",
        "Sommarkvällar samlas stora grupper; nedskräpning, fylleri och bråk förekommer.",
        "Problem", "Ordningsstörning", "Kommunala badplatsen",
        ("Polismyndigheten", "Kultur och fritid", "Civilsamhälle"),
        "Vuxna på plats, belysning och tydliga regler verkar bäst tillsammans med polisens närvaro.",
        "Badplats för alla",
        "Arton störningar under förra säsongen.",
        "Högst åtta störningar nästa säsong.",
        "Noterade störningar per säsong",
    ),
    NeedText(
        "Hot mot förtroendevalda och tjänstepersoner",
        "Hot vid myndighetsutövning anmäls sällan och hanteras olika i förvaltningarna.",
        "Behov", "Hot och otillåten påverkan", "Kommunens verksamheter",
        ("Polismyndigheten", "Kommunen (KS)", "Socialtjänst"),
        "Kommunen äger arbetsmiljön och polisen utredningen; en gemensam rutin gör att hot anmäls.",
        "Anmäl alltid",
        "Var fjärde händelse anmäls.",
        "Alla händelser anmäls inom en vecka.",
        "Andel händelser som polisanmäls",
    ),
    NeedText(
        "Välfärdsbrott och oseriösa aktörer",
        "Tillsynen är uppdelad och tecken på ekonomisk brottslighet delas inte mellan myndigheter.",
        "Problem", "Ekonomisk brottslighet", "Hela kommunen",
        ("Polismyndigheten", "Samhällsbyggnad", "Räddningstjänst", "Kommunen (KS)"),
        "Gemensam tillsyn når aktörer som ingen av oss kommer åt ensam.",
        "Samordnad tillsyn",
        "Inga gemensamma tillsynsbesök det senaste året.",
        "Minst sex gemensamma besök per år.",
        "Gemensamma tillsynsbesök och åtgärder",
    ),
)  # fmt: skip

SOURCES = {
    "Verksamhetsmål": ("Kommunens verksamhetsplan", "Lokalpolisområdets verksamhetsplan", "Mål i trygghetsprogrammet"),
    "Ålagt uppdrag": ("Uppdrag från kommunstyrelsen", "Lag (2023:196), lägesbildens prioriteringar"),
    "Upptäckt problem": ("Trygghetsmätning", "Gemensam lägesbild", "Medborgardialog"),
}
"""Where a need may come from, by its origin."""
