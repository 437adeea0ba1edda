"""Section 13 of the fact base as it was when the addresses were written down: what each list gave.

(home page, look-up, whether it may have moved). Empty where the fact base has the address from
memory only, or where its lists disagree.
"""

AS_SEEN = {
    "AK": (
        "https://www.commerce.alaska.gov/web/cbpl/ProfessionalLicensing/StateMedicalBoard.aspx",
        "https://www.commerce.alaska.gov/cbp/Main/SearchProfessional",
        False,
    ),
    "AL": (
        "https://www.albme.gov/",
        "https://www.albme.gov/licensee-search/",
        False,
    ),
    "AR": (
        "https://www.armedicalboard.org/",
        "https://www.armedicalboard.org/Public/verify/default.aspx",
        False,
    ),
    "AZ": (
        "https://www.azmd.gov/",
        "",
        False,
    ),
    "CA": (
        "https://www.mbc.ca.gov/",
        "https://search.dca.ca.gov/",
        False,
    ),
    "CO": (
        "",
        "",
        False,
    ),
    "CT": (
        "https://portal.ct.gov/dph",
        "https://www.elicense.ct.gov/Lookup/LicenseLookup.aspx",
        False,
    ),
    "DC": (
        "https://dchealth.dc.gov/",
        "",
        False,
    ),
    "DE": (
        "https://dpr.delaware.gov/boards/medicalpractice/",
        "",
        False,
    ),
    "FL": (
        "https://flboardofmedicine.gov/",
        "https://mqa-internet.doh.state.fl.us/MQASearchServices/HealthCareProviders",
        False,
    ),
    "GA": (
        "https://medicalboard.georgia.gov/",
        "https://gateway.medicalboard.georgia.gov/verification/search.aspx",
        False,
    ),
    "HI": (
        "https://cca.hawaii.gov/pvl/boards/medical/",
        "",
        False,
    ),
    "IA": (
        "https://medicalboard.iowa.gov/",
        "",
        False,
    ),
    "ID": (
        "https://dopl.idaho.gov/",
        "",
        False,
    ),
    "IL": (
        "https://idfpr.illinois.gov/",
        "https://online-dfpr.micropact.com/lookup/licenselookup.aspx",
        False,
    ),
    "IN": (
        "https://www.in.gov/pla/",
        "https://mylicense.in.gov/everification/",
        False,
    ),
    "KS": (
        "",
        "https://www.kansas.gov/ssrv-ksbhada/search.html",
        False,
    ),
    "KY": (
        "https://kbml.ky.gov/",
        "https://kbml.ky.gov/physician/Pages/Physician-Profile-Verification-of-Physician-License.aspx",
        True,
    ),
    "LA": (
        "https://www.lsbme.la.gov/",
        "",
        False,
    ),
    "MA": (
        "https://www.mass.gov/orgs/board-of-registration-in-medicine",
        "",
        False,
    ),
    "MD": (
        "https://www.mbp.state.md.us/",
        "https://www.mbp.state.md.us/mbp_ah/verification.aspx",
        True,
    ),
    "ME": (
        "",
        "",
        False,
    ),
    "MI": (
        "https://www.michigan.gov/lara/bureau-list/bpl/health/hp-lic-health-prof/medicine",
        "",
        False,
    ),
    "MN": (
        "https://mn.gov/boards/medical-practice/",
        "https://mn.gov/boards/medical-practice/verify/index.jsp",
        True,
    ),
    "MO": (
        "",
        "https://pr.mo.gov/licensee-search.asp",
        False,
    ),
    "MS": (
        "https://www.msbml.ms.gov/",
        "https://gateway.msbml.ms.gov/verification/search.aspx",
        False,
    ),
    "MT": (
        "https://boards.bsd.dli.mt.gov/medical-examiners/",
        "",
        False,
    ),
    "NC": (
        "https://www.ncmedboard.org/",
        "https://portal.ncmedboard.org/verification/search.aspx",
        False,
    ),
    "ND": (
        "https://www.ndbom.org/",
        "https://www.ndbom.org/public/find_verify/verify.asp",
        True,
    ),
    "NE": (
        "https://dhhs.ne.gov/licensure/Pages/Medicine-and-Surgery.aspx",
        "https://www.nebraska.gov/LISSearch/search.cgi",
        False,
    ),
    "NH": (
        "https://www.oplc.nh.gov/board-medicine",
        "",
        False,
    ),
    "NJ": (
        "https://www.njconsumeraffairs.gov/bme",
        "https://newjersey.mylicense.com/verification/",
        False,
    ),
    "NM": (
        "https://www.nmmb.state.nm.us/",
        "",
        False,
    ),
    "NV": (
        "https://medboard.nv.gov/",
        "",
        False,
    ),
    "NY": (
        "",
        "https://www.op.nysed.gov/services/verifications/online-verification-searches",
        True,
    ),
    "OH": (
        "https://elicense.ohio.gov/",
        "https://elicense.ohio.gov/oh_verifylicense",
        False,
    ),
    "OK": (
        "",
        "https://www.okmedicalboard.org/search",
        False,
    ),
    "OR": (
        "https://www.oregon.gov/omb/",
        "https://omb.oregon.gov/clients/ormb/public/verification.aspx",
        True,
    ),
    "PA": (
        "https://www.pa.gov/agencies/dos/department-and-offices/bpoa/boards-commissions/medicine.html",
        "https://www.pals.pa.gov/#/page/search",
        True,
    ),
    "RI": (
        "https://health.ri.gov/",
        "https://health.ri.gov/find/licensees/index.php",
        True,
    ),
    "SC": (
        "https://llr.sc.gov/med/",
        "https://verify.llronline.com/",
        True,
    ),
    "SD": (
        "https://www.sdbmoe.gov/",
        "https://www.sdbmoe.gov/sdbmoe-licensee-lookup/",
        True,
    ),
    "TN": (
        "https://www.tn.gov/health/health-program-areas/health-professional-boards/me-board.html",
        "https://apps.health.tn.gov/Licensure/",
        False,
    ),
    "TX": (
        "https://www.tmb.state.tx.us/",
        "",
        False,
    ),
    "UT": (
        "https://dopl.utah.gov/physician-surgeon/",
        "",
        False,
    ),
    "VA": (
        "https://www.dhp.virginia.gov/Boards/Medicine/",
        "https://dhp.virginiainteractive.org/lookup/index",
        False,
    ),
    "VT": (
        "https://www.healthvermont.gov/systems/medical-practice-board",
        "",
        False,
    ),
    "WA": (
        "https://wmc.wa.gov/",
        "https://fortress.wa.gov/doh/providercredentialsearch/",
        False,
    ),
    "WI": (
        "https://dsps.wi.gov/Pages/BoardsCouncils/MEB/Default.aspx",
        "https://licensesearch.wi.gov/",
        False,
    ),
    "WV": (
        "https://wvbom.wv.gov/",
        "https://wvbom.wv.gov/public/search/index.asp",
        True,
    ),
    "WY": (
        "https://wyomedboard.wyo.gov/",
        "https://wyomedboard.wyo.gov/consumers/license-lookup",
        True,
    ),
}
