"""Word lists of the guards: negators, opposites and look-alike terms of English.

Collected by hand. A curator adds sets of a field in the FAQ file (``opposites``, ``protected``).

A line of the lists holds sets, parted by ``;``. The sides of a set are parted by ``|``, the words
of one side, which mean the same, by spaces. A word stands for its inflections too; ``full_time``
is two words in a row, ``log~in`` a verb and its particle with up to three words between them.
"""

from __future__ import annotations

from typing import TypeAlias

from faqbot.matching.wordforms import word_set

__all__ = [
    "FIRM",
    "KINDS",
    "LOOK_ALIKES",
    "LOOSE",
    "MEDICINES",
    "NEGATORS",
    "OPPOSITES",
    "PROTECTED",
    "Sides",
]

Sides: TypeAlias = tuple[tuple[str, ...], ...]


def _sides(text: str) -> Sides:
    return tuple(tuple(side.split()) for side in text.split("|"))


def _sets(lines: str) -> tuple[Sides, ...]:
    return tuple(_sides(each) for each in lines.replace("\n", ";").split(";") if each.strip())


NEGATORS = word_set("""
    aint arent cannot canot cant couldnt didnt doesent doesnt dont dosent dosnt except excluding
    hadnt hardly hasnt havent impossible isnt lacking mustnt neednt neither never no nobody none
    nor not nothing nowhere shant shouldnt unable wasnt werent without wont wouldnt
    """)

# Opposites that hardly ever mean anything else.
FIRM = _sets("""
enable activate | disable deactivate; open reopen | close shut closure
enlarge expand | shrink collapse
start begin commence launch | stop end finish cease halt quit terminate cancel
before prior | after; earlier sooner | later; earliest | latest; early | late; upcoming | past
increase raise heighten boost | decrease reduce lower lessen diminish reduction
accelerate speed~up accelerator | decelerate slow~down brake; faster | slower; fast quick | slow
lengthen prolong extend extension renew | shorten curtail terminate end cancel
maximum max maximal maximise maximize | minimum min minimal minimise minimize
expensive costly pricey | cheap inexpensive affordable; more_than | less_than fewer_than
increment | decrement; add append insert | remove delete erase; attach fasten | detach unfasten
buy purchase buyer purchaser | sell seller vendor sale; lend lender | borrow borrower; many | few
deposit | withdraw withdrawal; credit | debit; asset | liability; creditor | debtor; debit | refund
send sender dispatch | receive recipient receiver; profit gain surplus | loss deficit
earn | owe spend; save saver | waste squander spend; victory winner | defeat loser; win | lose
gain | lose; upload | download; import | export; inbound | outbound; owe | own; incoming | outgoing
input | output; inlet | outlet; income | expense; allowance | deduction; lock | unlock
show display reveal unhide | hide conceal; visible | hidden invisible; appear | disappear vanish
accept acceptance | decline reject refuse refusal rejection
approve approval grant | reject deny refuse refusal disapprove rejection denial; confirm | deny
admit admission | deny discharge expel
allow permit allowed | forbid prohibit ban forbidden disallow; arrive arrival | depart departure
enter entry entrance | exit; ascend ascending | descend descending; husband | wife
mother mum mom maternal maternity | father dad paternal paternity; son | daughter
male man boy masculine | female woman girl feminine; brother | sister; uncle | aunt; nephew | niece
gentleman gentlemen | lady ladies; actor | actress; waiter | waitress; bride | groom; king | queen
upstairs | downstairs; oldest eldest | youngest newest; older elder | younger newer
ancient | modern; elderly senior | young junior; outdated obsolete | current; next | previous
newest latest | oldest; hot warm heat | cold cool chilled; hottest warmest | coldest; fever | chill
boil | freeze; melt thaw defrost | freeze
internal interior indoor indoors | external exterior outdoor outdoors; inside | outside
inner | outer; inward | outward; inpatient | outpatient; upgrade | downgrade
promote promotion | demote demotion; hire recruit employ appoint | fire dismiss sack lay~off
acute | chronic; benign | malignant; inhale inhalation | exhale exhalation; systolic | diastolic
artery arterial | vein venous; anterior | posterior; proximal | distal; medial | lateral
superior | inferior; constrict constriction | dilate dilation; constipation | diarrhea diarrhoea
agonist | antagonist; stimulant | sedative depressant; conscious awake | unconscious asleep
alive living | dead deceased; birth born | death died; safe | dangerous unsafe hazardous
healthy | ill sick unwell; strong strengthen | weak weaken; employer | employee
landlord landlady lessor owner | tenant lessee renter; teacher instructor | student pupil
doctor physician | patient; host | guest; parent | child; plaintiff claimant | defendant accused
prosecution prosecutor | defence; guilty convicted | innocent acquitted; convict | acquit
civil | criminal; married marry marriage | divorced divorce separated single unmarried
verbal oral | written; public | private
compulsory mandatory obligatory required | optional voluntary
full_time fulltime | part_time parttime; temporary provisional interim | permanent
pass | fail flunk; succeed success | fail failure; connect | disconnect; mount | unmount dismount
agree agreement | disagree disagreement; assemble | disassemble dismantle; tick | untick
select | deselect unselect; encrypt | decrypt; encode | decode; build construct | demolish
create | destroy delete; continue resume | discontinue pause suspend
pause suspend | resume unpause; advantage pros benefit upside | disadvantage cons drawback downside
strength | weakness; include inclusive | exclude exclusive omit
compress zip | decompress extract unzip; push | pull; follow | unfollow
subscribe subscription | unsubscribe cancel; join | leave; opt~in | opt~out
register enrol enroll | deregister unregister unenroll drop withdraw; link | unlink; pair | unpair
sign~in log~in login signin log~on | sign~out log~out logout signout logoff log~off sign~off
sign~up signup | sign~out sign~off cancel unsubscribe
block blacklist ban | unblock unban whitelist; mute silence | unmute; horizontal | vertical
landscape | portrait; daytime day | nighttime night; weekday | weekend; breakfast | dinner lunch
morning | evening afternoon; sunrise | sunset; summer | winter; spring | autumn
adult | child children kid minor; domestic national | international; native | foreign
immigrate immigration immigrant | emigrate emigration emigrant; wholesale | retail; gross | net
fixed | variable floating adjustable; manual | automatic; analog analogue | digital
online | offline; wired corded | wireless cordless; wet damp | dry; raw uncooked | cooked
ripe | unripe; thick thicken | thin; hard harden | soft soften; alkaline | acidic
heavy | light lightweight; bright | dark dim; brighten lighten | darken dim
large big | small little; larger bigger | smaller; largest biggest | smallest
wide broad widen | narrow; deep | shallow; longer | shorter; longest | shortest; higher | lower
highest | lowest; high | low; tall | short; loud noisy | quiet silent; fill refill | empty drain
full | empty; tighten tight | loosen loose; bend | straighten; inflate | deflate
sharp sharpen | blunt; tie | untie; rich wealthy | poor; simple easy | difficult hard
beginner novice | expert advanced; majority | minority; best | worst; better | worse; good | bad
improve | worsen deteriorate; positive | negative; true | false; correct right | incorrect wrong
genuine authentic | fake counterfeit; odd | even; same | different; always | never
singular | plural; often frequent | rarely rare seldom; common usual | rare unusual
typical | atypical; busy | available; active | inactive dormant; vacancy vacant | occupied
available | unavailable; peak | off_peak offpeak; one_way oneway single | return round_trip two_way
single | double; question | answer; supply | demand; give | take; remember recall | forget
love | hate; attack | defend; war | peace; victim | offender
merge combine join unite | split separate divide; multiply | divide; plus | minus
addition | subtraction; numerator | denominator; zoom~in | zoom~out; scroll~up | scroll~down
check~in checkin | check~out checkout; move~in | move~out; clock~in | clock~out
phase~in | phase~out; pick~up pickup collect | drop~off dropoff deliver
turn~on switch~on | turn~off switch~off; power~on power~up | power~off power~down shut~down
put~on | take~off; turn~up | turn~down; go~up rise | go~down fall drop; move~up | move~down
plug~in plug | unplug; eat~in | takeaway; top~up | pay~out cash~out; wear | undress; sink | float
takeoff | landing; clockwise | anticlockwise; north northern | south southern
east eastern | west western; forward forwards | backward backwards; urban | rural; solid | liquid
charge | discharge; frontend front_end | backend back_end; front | rear back
deploy | rollback roll~back; back~up backup | restore; undo | redo; read | write; client | server
hardware | software; long_term longterm | short_term shortterm; long_haul | short_haul
partial partly partially | complete fully full whole; fiction | nonfiction; vowel | consonant
meat | vegetarian vegan; sweet | sour bitter savoury savory; alcoholic | nonalcoholic
fresh | stale; taxable | tax_free untaxed; inherit | bequeath; cover covered | exclude excluded
insurer | insured; crowded | deserted; tame | wild cause | prevent cure; encourage | discourage
reward | punish penalty; praise | criticise; bonus | penalty; discount | surcharge
skilled | unskilled; appreciate | depreciate; inflation | deflation; hyperglycaemia | hypoglycaemia
overdraft | surplus; evaporate | condense; absorb | emit; attract | repel; prefix | suffix
synonym | antonym; sow | harvest; working work | broken; freeze suspend | unfreeze reinstate
guardian | ward; outage | uptime; install | uninstall; infectious contagious | noninfectious
bear | bull; debtor | lender; predecessor | successor; ancestor | descendant; optimist | pessimist
convex | concave; lawful | unlawful; hypertension hypertensive | hypotension hypotensive
dominant | recessive; premature | overdue; absent | present; advance | retreat
aggravate worsen | alleviate relieve; ally friend | enemy foe; artificial synthetic | natural
attic | cellar basement; attractive beautiful | ugly; blame | praise; bless | curse
bold brave | timid shy cowardly; boring dull | exciting interesting; brittle | flexible
cheerful happy glad | sad unhappy miserable; clever smart intelligent | stupid; clumsy | graceful
coarse | fine; courteous polite | rude; crooked | straight; crude | refined
harmless | dangerous harmful; hope | despair; famous known | unknown; fat | thin slim lean
feeble | strong; wise | foolish; generous | stingy mean; gentle | rough; rough | smooth
giant huge enormous immense vast | tiny minute; harsh | mild; heaven | hell; hill mountain | valley
hostile | friendly; humble | proud; idle lazy | busy industrious; important | trivial
intentional deliberate | accidental; knowledge | ignorance; laugh | cry; lawful legal | illegal
lenient | strict; leader | follower; literal | figurative; longitudinal | transverse
messy untidy | neat tidy; offer | refuse; similar alike | different opposite; ordinary | special
pain | pleasure; plentiful abundant | scarce; poverty | wealth; powerful | weak; pretty | ugly
real | fake; serious | trivial; simple | complex; sober | drunk; sunny | cloudy rainy
tough | tender; transparent clear | opaque; truth | lie; virtue | vice; wisdom | stupidity
port | starboard; bow | stern; sequel | prequel; dusk | dawn; grow | shrink; spicy hot | mild
bland | spicy; annual | perennial biennial; evergreen | deciduous; sun | shade; calm | excite
calm | stormy rough windy; overpay | underpay; blurry blurred | sharp clear; formal | casual
voluntary | involuntary; expand | contract; winner | loser; landlord | lodger; senior | junior
cathode | anode; latitude | longitude; flammable | nonflammable; toxic poisonous | harmless edible
organic | conventional; saturated | unsaturated; carnivore | herbivore vegetarian; predator | prey
stop_loss | take_profit; bullish | bearish; long_position | short_position
solvent | insolvent bankrupt; freehold | leasehold; furnished | unfurnished; detached | attached
compile | decompile; allocate | deallocate; load | unload; pack | unpack; wrap | unwrap
fold | unfold; roll | unroll; check | uncheck; maximise | minimise; archive | restore
publish | unpublish withdraw; tag | untag; hire | lay~off; absent | attending; attendance | absence
promoted | demoted; tenured | untenured; hyperactive | inactive; tachycardia | bradycardia
healthy | diseased; ingest | excrete; prosecute | defend; plaintiff | respondent
appellant | respondent; lessor | lessee; grant | revoke; issue | revoke; ratify | veto
legislate | repeal; enact | repeal; acquit | convict; innocent | guilty
embark board | disembark alight; depart | return; outbound | return; boarding | landing
window_seat | aisle_seat; smoking | nonsmoking; ascent | descent; nonstop direct | connecting
hand_luggage carry_on | hold_luggage checked; overcook | undercook; rare | well_done
salted | unsalted; peeled | unpeeled; inner_lane | outer_lane; overtake | undertake
dipped_beam | full_beam; prepaid | postpaid; incoming_call | outgoing_call; prepone | postpone
bring_forward | postpone delay; delay | advance; hasten | delay; approve | veto; keep | discard
stay | leave; gather collect | scatter; catch | release; capture | release; arrest | release
trap | free; export exporter | import importer; minor | major; sole | joint; individual | group
landing | departure; grown~up | child; new | used secondhand second_hand; lossless | lossy
synchronous | asynchronous; push | pop; commit | revert; lent | borrowed; stereo | mono
ingress | egress; ebb | flow; indent | outdent; mainland | island; nocturnal | diurnal
symptomatic | asymptomatic; aerobic | anaerobic; sterile | fertile; fertile | infertile
obese overweight | underweight thin; swell | shrink; bottom lower | top upper
uppermost | lowermost; ceiling | floor; head | tail; crowded | empty
""")

# Opposites that mean something else as often: they count beside the same word only.
LOOSE = _sets("""
left | right; first | last; more most | less fewer least; on | off; in | out; up | down
over | under; find | lose; primary | secondary; above | below; everything | nothing; all | none
new | old; long | short; come | go; open | closed; sea | land; light | dark; black | white
he | she; his | her; green | red; general | specific; original | copy; half | whole; ask | answer
near | far; host | server; kind | cruel; throw | catch
lead | follow; pay | refund; charge | refund; save | delete discard; stand | sit; alone | together
bring | take; borrow | return; hire rent | return; oral | intravenous
inside | out; make | remove cancel; buy | rent; rent | own; lease | buy
current | previous former
""")

# Terms of one kind, any of which is taken for any other but never means it.
KINDS = _sets("""
monday | tuesday | wednesday | thursday | friday | saturday | sunday; ios iphone | android
january | february | march | april | june | july | august | september | october | november \
| december
windows | macos mac | linux; visa | mastercard | amex american_express; breakfast | lunch | dinner
cup | tablespoon tbsp | teaspoon tsp; petrol gasoline | diesel | electric | hybrid
bronze | silver | gold; infant baby toddler | teenager | adult; left_handed | right_handed
celsius | fahrenheit; bus | train
""")

# Names that the confused-drug-name lists of ISMP and FDA pair, with those often asked about:
# each is a medicine of its own, beside its other names.
MEDICINES: Sides = _sides("""
acetaminophen paracetamol tylenol | ibuprofen advil nurofen motrin | aspirin | naproxen aleve |
codeine | hydralazine | hydroxyzine | hydrocodone | hydrocortisone | hydromorphone dilaudid |
hydroxychloroquine | hydrochlorothiazide | hydroxyurea | morphine | oxycodone | oxymorphone |
oxycontin | oxybutynin | prednisone | prednisolone | methylprednisolone | medroxyprogesterone |
methyltestosterone | dexamethasone | celebrex celecoxib | celexa citalopram |
cerebyx fosphenytoin | escitalopram lexapro | clonidine | clonazepam klonopin | clobazam |
clozapine | clomiphene | clomipramine | lorazepam ativan | alprazolam xanax | diazepam valium |
temazepam | oxazepam | zantac ranitidine | zyrtec cetirizine | zyprexa olanzapine |
lamotrigine lamictal | lamivudine | lamisil terbinafine | labetalol | levetiracetam |
levofloxacin | levothyroxine | liothyronine | leucovorin | metformin | metronidazole | methadone |
methotrexate | metoprolol | metoclopramide | metolazone | metaxalone | misoprostol |
mifepristone | methylphenidate | tramadol | trazodone | toradol ketorolac | tapentadol |
tizanidine | tiagabine | topiramate | toprol | vinblastine | vincristine | vinorelbine |
bupropion wellbutrin | buspirone buspar | buprenorphine | chlorpromazine | chlorpropamide |
chlordiazepoxide | cyclosporine | cycloserine | cyclobenzaprine | dopamine | dobutamine |
daunorubicin | doxorubicin | idarubicin | epirubicin | docetaxel | paclitaxel | ephedrine |
epinephrine adrenaline | norepinephrine noradrenaline | phenylephrine | pseudoephedrine |
fluoxetine prozac | paroxetine paxil | duloxetine cymbalta | fluvoxamine | fluticasone |
fluphenazine | glipizide | glyburide glibenclamide | glimepiride | gliclazide | guaifenesin |
guanfacine | gabapentin | losartan | valsartan | irbesartan | candesartan | quinine | quinidine |
quinapril | quetiapine | seroquel | sumatriptan | zolmitriptan | rizatriptan | sitagliptin |
saxagliptin | sulfadiazine | sulfasalazine | amiodarone | amlodipine | amiloride | amitriptyline |
aripiprazole | rabeprazole | omeprazole | esomeprazole | pantoprazole | lansoprazole |
azithromycin | azathioprine | erythromycin | clarithromycin | clindamycin | vancomycin |
gentamicin | tobramycin | amoxicillin | ampicillin | penicillin | penicillamine | cefazolin |
cefoxitin | cefotaxime | ceftriaxone | ceftazidime | cefuroxime | cephalexin | ciprofloxacin |
carbamazepine tegretol | oxcarbazepine | carboplatin | cisplatin | carvedilol | captopril |
enalapril | lisinopril | ramipril | fosinopril | lovastatin | pravastatin | rosuvastatin |
simvastatin | atorvastatin | nicardipine | nifedipine | nimodipine | felodipine | novolog |
novolin | humalog | humulin | lantus | loperamide | loratadine | lovenox | lasix furosemide |
losec | luvox | pitocin | pitressin | propranolol | risperidone | ropinirole | ritonavir |
retonavir | rifampin | rifaximin | rituximab | infliximab | solifenacin | sertraline zoloft |
sildenafil viagra | tadalafil cialis | vardenafil levitra | tacrolimus | sirolimus | everolimus |
acyclovir | ganciclovir | valacyclovir | valganciclovir | ganirelix | venlafaxine effexor |
desvenlafaxine | zolpidem ambien | zonisamide | ziprasidone | warfarin | heparin |
dimenhydrinate | diphenhydramine benadryl | dicyclomine | diclofenac | digoxin | diltiazem |
dipyridamole | fentanyl | sufentanil | remifentanil | alfentanil | ketamine | midazolam |
propofol | insulin | glucagon | baclofen | bisoprolol | atenolol | ezetimibe | nizatidine |
famotidine | rivaroxaban xarelto | apixaban
""")

# Look-alikes of everyday and of medicine; most others are known by their letters.
LOOK_ALIKES = _sets("""
ureter | urethra; ileum | ilium; peroneal | perineal; principal | principle; affect | effect
intranet | internet; personal | personnel; stationary | stationery; statute | statue | status
desert | dessert; break | brake; complement | compliment; council | counsel | consul
advice | advise | adverse; loose | lose; leek | leak; site | cite | sight; quiet | quite
diary | dairy; angel | angle; weather | whether; cereal | serial; hospital | hospice
fiscal | physical; moral | morale; access | excess | assess; proceed | precede; allusion | illusion
elicit | illicit; ensure | insure; discreet | discrete; cash | cache; duel | dual; flour | flower
pear | pare; mussel | muscle; baking_soda | baking_powder; cord | chord; sole | soul
mucus | mucous; palpitation | palpation; dysphagia | dysphasia | dysplasia; aphagia | aphasia
abduct abduction | adduct adduction; afferent | efferent; carpal | tarsal; metacarpal | metatarsal
cervical | surgical; malleus | malleolus; humerus | humorous; trachea | trochlea; radial | radical
prostate | prostrate; colonoscopy | colposcopy; cystoscopy | cytology; arthritis | arteritis
hepatitis_a | hepatitis_b | hepatitis_c; influenza | parainfluenza
bacteria bacterial | virus viral; measles | mumps | rubella; type_1 | type_2
perspective | prospective; lease | leash; rout | route; deduct | deduce; visa | vista
java | javascript; csv | css; http | https; ram | rom; wan | lan; usb_a | usb_c; hdd | ssd
imap | pop3 | smtp; term_life | whole_life; roth | traditional; ira | isa; hotel | hostel
cruise | cruse; passport | password; ticket | token; currant | current; pedal | peddle
emission | omission; immission | emission; lessor | lesser; mortgagor | mortgagee; lien | line
""")


def _words(sets: tuple[Sides, ...]) -> tuple[tuple[str, ...], ...]:
    """Return all words of each set, as a text has them."""
    return tuple(
        tuple(word.replace("_", " ").replace("~", " ") for side in each for word in side)
        for each in sets
    )


# What the speller must know: the words that turn a meaning round, and the look-alikes.
OPPOSITES = _words(FIRM)
PROTECTED = _words((MEDICINES, *LOOK_ALIKES))
