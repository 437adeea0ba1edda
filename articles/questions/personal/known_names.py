"""Names of people that are common in the United States, to tell "my nurse kelly" from "my nurse".

In small letters a name is only known by a list. Names that are words, months, towns or states as
well stand apart: they count only where the text shows in another way that a person is meant.
"""

# Words, months, towns and states, too.
UNCLEAR_FIRST_NAMES = frozenset(
    """
    alba amber an angel april art aurora austin bailey bill brandy brian brook brooklyn candy
    carol carolina carter celeste charity charlotte chase chelsea christian chuck cliff crystal
    daisy dakota dale dallas dawn dean denver destiny drew ebony eden faith florence frank gene
    genesis georgia ginger grace grant guy harmony hazel heath heaven honey hope hunter iris
    ivory ivy jack jackson jade jasmine jasper jay jewel jordan joy june kay kenya kim lane lee
    lily lincoln madison mae mark mason max may melody mercedes mercy milan miles milton min
    misty nat nick noel norm olive orlando paris pat pearl penny phoenix piper ray reed rich rob
    robin rocky rose rosemary ruby rusty sage sandy santiago savannah scott skip sky spencer
    stormy sue summer sunny sydney tanner tiger trinity van violet virginia will willow wren
    """.split()
)
FIRST_NAMES = (
    frozenset(
        """
        aaliyah aaron abby abdul abigail abraham adam adrian adriana ahmed aidan aisha alan
        albert alec alejandra alejandro alessandra alex alexa alexander alexandra alexandria
        alexandru alexia alexis alfonso alfred ali alice alicia alina alisha alison allan allen
        allie allison allyson alma alondra alvin alyson alyssa amanda amara amelia amina amir
        amit amy ana anastasia andre andrea andreas andrei andres andrew andy angel angela
        angelica angelina angelo angie anika anil anita anjali ann anna annabelle anne annette
        annie anthony antoine anton antonio anya april arianna ariel armando arnold arthur
        arturo asha ashlee ashleigh ashley ashlyn audrey aurelia ava avery axel ayesha bailey
        barbara barry beatrice beatriz becca becky belinda ben benjamin bernadette bernard
        bernice bertha beth bethany betsy betty beverly bianca blanca bob bobby bonnie brad
        bradley brady brandi brandon brandy breanna bree brenda brendan brenna brent brett
        briana brianna brianne bridget brittany brittney brooke bruce bryan bryce brynn caitlin
        caitlyn callie calvin cameron camila camilla camille camryn candace candice cara carina
        carl carla carlos carly carmen carol caroline carolyn carrie casey cassandra cassidy
        cassie catalina catherine cathy cecilia cedric celeste celia celina cesar chad chandra
        chantal charlene charles charlie chelsey cheri cheryl chloe chris chrissy christian
        christina christine christopher christy cindy claire clara clarissa claudia clayton
        clifford clint clyde cody colette colin colleen connie connor constance consuelo corey
        corinne cory courtney craig cristina crystal curtis cynthia daisy dale damian dan dana
        dani daniel daniela danielle danny daphne darius darlene darrell darren daryl dave david
        deanna deb debbie deborah debra deepa deirdre delaney delia delilah denise dennis derek
        derrick desiree destiny devin devon diana diane dianne diego dina dmitri dolores dominic
        dominique don donald donna donnie dora doreen doris dorothy doug douglas duane dustin
        dylan ebony eddie edgar edith edna eduardo edward edwin eileen elaina elaine eleanor
        elena eli elias elijah elisa elise eliza elizabeth ella ellen ellie elsa elsie emilia
        emilio emily emma emmanuel enrique eric erica erick erik erika erin ernest esmeralda
        esperanza esteban esther ethan ethel eugene eunice eva evan evelyn fabiola farah fatima
        felicia felipe felix fernanda fernando fiona florencia fran frances francesca francesco
        francis francisco frankie fred freddie frederick gabby gabriel gabriela gabriella
        gabrielle gary gavin genevieve geoffrey george gerald geraldine gerardo gianna gilbert
        gina giovanni giselle gladys glen glenda glenn gloria gordon graciela greg gregory greta
        gretchen guadalupe guillermo gustavo gwen gwendolyn hailey haley hallie hamza hana
        hannah harold harriet harrison harry harvey hassan hattie hayley heather hector heidi
        helen helena henry herbert hilary hilda hillary holly howard hugo hussein ian ibrahim
        ida ignacio igor imani imran ines ingrid irene iris irma isaac isabel isabella isabelle
        isaiah ismael ivan ivy jacinda jackie jacob jacqueline jade jaime jake jamal james jamie
        jan jana janae jane janelle janet janice janine jared jasmin jasmine jason javier jay
        jayden jayla jazmin jean jeanette jeanne jeannie jeff jeffrey jen jenna jennie jennifer
        jenny jeremiah jeremy jermaine jerome jerry jess jesse jessica jessie jesus jill jillian
        jim jimmy jin jo joan joann joanna joanne jocelyn jodi jody joe joel joey johanna john
        johnny jolene jolie jon jonah jonathan jordan jorge jose joseph josephine josh joshua
        josie joy joyce juan juana juanita jude judith judy julia julian juliana julianna julie
        juliet juliette julio julissa june justin kaitlin kaitlyn kamal kara karen kari karim
        karina karl karla kate katelyn katherine kathleen kathryn kathy katie katrina katya kay
        kayla kaylee keanu keisha keith kelley kelli kellie kelly kelsey ken kendall kendra
        kenneth kenny kenya keri kerri kerry ketan kevin khadija kiara kim kimberly kinsley kira
        kiran kirk kirsten krista kristen kristi kristin kristina kristine kristy krystal kurt
        kyla kyle kylie kyra lacey lakeisha lakshmi lana lara larry latasha latisha latoya
        latrice laura lauren laurie laverne leah leanne leigh leighann leila leilah leilani lena
        lenore leo leon leonard leonardo leroy leslie leticia lewis liam lidia lila lillian
        lilly lily lina linda lindsay lindsey linh lisa liz liza lizzie lois lola loren lorena
        lorenzo loretta lori lorraine louis louise lourdes lucas lucia luciana lucien lucille
        lucinda lucy luis luisa luke luna lupe luz lydia lyle lynda lynette lynn lynne mabel
        maci mackenzie maddie madeline mae magda maggie maisie malia malik mallory mandy manuel
        mara marc marcela marcia marco marcos marcus margaret margarita margie marguerite maria
        mariah mariam mariana maribel marie marilyn marina mario marisa marisol marissa marjorie
        marla marlene marlon marsha marta martha martin martina marvin mary maryann mateo mathew
        matt matthew maureen maurice maxine maya mckenzie megan meghan mei melanie melinda
        melissa melody mercedes meredith mia micaela michael michaela micheal michele michelle
        miguel mikayla mike mikhail milan mildred millie milton mindy minh miranda mireya miriam
        misty mitch mitchell mohamed mohammed moises mollie molly mona monica monique morgan
        muhammad myra myrna nadeem nadia nadine nancy naomi natalia natalie natasha nathan
        nathaniel neda neha neil nellie nelson nga ngoc nguyen nicholas nichole nick nicki
        nicolas nicole nicolette nikhil niki nikki nina noah noel noelle nora norma norman
        octavia oksana olga oliver olivia omar oscar otis owen pablo padma paige pam pamela
        paola patrice patricia patrick patti patty paul paula paulette paulina pauline pedro
        peggy penelope perla pete peter peyton phil philip phillip phoebe phuong pilar polly
        presley preston priscilla priya rachel rachelle rafael rahul raj rajesh ralph ramon
        ramona randall randi randy rania raquel rashida raul ravi raymond reagan rebecca reese
        regina reginald rena renata renee reyna reza rhea rhoda rhonda ricardo richard rick
        ricky rita rob robbie robert roberta roberto robin robyn rochelle rocio roderick rodney
        rodrigo roger roland ron ronald ronda ronnie rosa rosalie rosalind rosanna rosario
        rosemarie rosemary rosie roxana roxanne roy ruben ruby russell ruth ruthie ryan sabrina
        sadie saeed sally salma sam samantha samara samir samuel sandeep sandra sandy sanjana
        sanjay santiago sara sarah sasha saul sean sebastian selena serena sergio seth shane
        shanice shanna shannon sharon shaun shauna shawn shawna sheena sheila shelby shelia
        shelley shelly sheri sherri sherry sheryl shirley shreya sidney sierra silvia simon
        simone siobhan skylar sloane sofia sonia sonya sophia sophie stacey staci stacie stacy
        stan stanley stefanie stella stephan stephanie stephen steve steven stuart sue sunita
        susan susana susanna susanne suzanne suzette sven svetlana sybil sylvia tabitha talia
        tamara tameka tami tamika tammy tanesha tania tanisha tanya tara tasha tatiana tatum
        taylor ted teresa teri terrance terrence terri terry tessa thanh theodore theresa thomas
        thuy tia tiana tiffany tim timothy tina todd tom tomas tommy tomoko toni tony tonya tori
        tracey traci tracy travis trevor tricia trina trish trisha tristan troy tyler tyrone
        ursula usha valeria valerie vanessa vera verna vernon veronica vicki vickie vicky victor
        victoria vijay vikram vincent violet vivian wade walter wanda warren wayne wendell wendy
        wesley whitney wilbur wilfred william willie wilma winifred xavier ximena xiomara yadira
        yan yasmin yasmine yesenia yolanda yousef yuki yuko yusuf yvette yvonne zachary zane
        zara zeynep zoe zoey
        """.split()
    )
    - UNCLEAR_FIRST_NAMES
)
SURNAMES = frozenset(
    """
    adams agarwal aguilar ahmed alexander ali allen alvarez anderson andrews armstrong arnold
    bailey baker banks barnes bell bennett berry bishop black boyd bradley brooks brown bryant
    burke burns bush butler campbell carlson carpenter carroll carter castillo castro chang
    chapman chavez chen cho choi clark cohen cole coleman collins contreras cook cooper cox
    crawford cruz cunningham daniels davis delgado diaz dixon dunn edwards elliott ellis estrada
    evans ferguson fernandez fischer fisher flores ford foster fowler fox franklin freeman
    fuller garcia gardner garza gibson gill gomez gonzales gonzalez gordon graham grant gray
    green greene griffin gupta guerrero gutierrez guzman hall hamilton hansen harper harris
    harrison hart harvey hawkins hayes henderson henry hernandez herrera hicks hill hoffman
    holmes howard huang hudson hughes hunt hunter jackson jacobs james jenkins jensen jimenez
    johnson johnston jones jordan joseph juarez kaplan kapoor kaur kelly kennedy khan kim king
    klein knight kumar larson lawrence lawson lee levine lewis lin liu long lopez lynch marshall
    martin martinez mason matthews mccoy mcdonald medina mehta mendez mendoza meyer miller mills
    mitchell montgomery moore morales moreno morgan morris morrison munoz murphy murray myers
    nelson newman nguyen nichols obrien oconnor okafor oliver olson ortega ortiz owens palmer
    park parker patel patterson payne perez perkins perry peters peterson pham phillips pierce
    porter powell price ramirez ramos reddy reed reid reyes reynolds rhodes rice richards
    richardson riley rios rivera roberts robertson robinson rodriguez rogers romero rosen
    rosenberg ross ruiz russell ryan salazar sanchez sanders santiago santos schmidt schneider
    schroeder schultz scott shah shapiro sharma shaw siddiqui silva simmons simpson singh smith
    snyder soto spencer stephens stevens stewart stone sullivan tanner tate taylor thomas
    thompson torres tran trujillo tucker turner valdez vargas vasquez vazquez wagner walker
    wallace wang ward warren washington watkins watson weaver webb weber weiss welch wells west
    wheeler white williams williamson willis wilson wong wood woods wright wu yang young zhang
    zimmerman
    """.split()
)
